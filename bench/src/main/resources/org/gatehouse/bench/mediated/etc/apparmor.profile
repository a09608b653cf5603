profile bench /bundle/org.gatehouse.bench.mediated.app.Application {
  /** r,
  deny @FOLDER@/secret/** rw,
  network,
  capability,
  ptrace,
  signal,
}
