package org.gatehouse.selinux.avc;

import java.util.Objects;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Broken on purpose: the cache is flushed, and whoever asked before may fill it after. */
@JCStressTest
@State
public class PolicySwapBroken extends PolicySwapBody {
  private volatile @Nullable Integer remembered;

  @Override
  int denied() {
    Integer known = remembered;
    if (known != null) {
      return known;
    }
    Snapshot now = Objects.requireNonNull(server.snapshot());
    int denied = (READ | WRITE) & ~now.access(source, target, 1).allowed();
    remembered = denied;
    return denied;
  }

  @Override
  void load() {
    super.load();
    remembered = null;
  }

  @Actor
  public void loader() {
    load();
  }

  @Actor
  public void asker() {
    ask();
  }

  @Arbiter
  public void after(L_Result result) {
    judge(result);
  }
}
