package org.gatehouse.agent.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.bridge.Bridge;
import org.gatehouse.bridge.Operation;

/**
 * Runs every probe twice under the agent: it must be asked the first time, and fail as documented
 * the second time. A line each; exit status 0 if all are well.
 */
public final class ProbeMain {
  private final Recorder recorder = new Recorder();
  private boolean failed;

  private ProbeMain() {}

  /** Runs them in a folder of their own. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("probe");
    List<Probe> probes = new ArrayList<>();
    FileProbes.add(probes, folder);
    SocketProbes.add(probes, folder);
    OtherProbes.add(probes, folder);
    LateProbes.add(probes, folder);
    ProbeMain main = new ProbeMain();
    Bridge.connect(Bridge.take(), main.recorder);
    probes.forEach(main::run);
    Runtime.getRuntime().halt(main.failed ? 1 : 0);
  }

  private void run(Probe probe) {
    String allowed = probe.action() == null ? "" : allowed(probe);
    String denied = denied(probe);
    boolean well = allowed.isEmpty() && denied.isEmpty();
    failed |= !well;
    System.out.println((well ? "ok " : "FAILED ") + probe.name() + " " + allowed + denied);
  }

  private String allowed(Probe probe) {
    recorder.listen(null);
    Object result = outcome(probe);
    Map<Operation, String> seen = recorder.end();
    if (result instanceof Throwable thrown) {
      return "[allowed, but threw " + thrown + "]";
    }
    return seen.containsKey(probe.operation()) ? "" : "[not asked, only " + seen.keySet() + "]";
  }

  private String denied(Probe probe) {
    recorder.listen(probe.operation());
    Object result = outcome(probe);
    recorder.end();
    String shown =
        result instanceof Throwable thrown ? thrown.getClass().getSimpleName() : "=" + result;
    boolean told =
        !(result instanceof Throwable thrown)
            || String.valueOf(thrown).contains("denied by the probe")
            || String.valueOf(thrown.getCause()).contains("denied by the probe");
    return shown.equals(probe.denial()) && told ? "" : "[denied, but " + result + "]";
  }

  private static Object outcome(Probe probe) {
    try {
      if (probe.action() == null) {
        OtherProbes.once(probe.operation());
        return null;
      }
      return probe.action().call();
    } catch (Throwable t) {
      return t;
    }
  }
}
