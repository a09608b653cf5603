package org.gatehouse.selinux.avc;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Broken on purpose: the entry is filled once it is in its slot. (One that merely lacks final
 * fields shows nothing on x86, which keeps stores in order.)
 */
@JCStressTest
@State
public class EntryBroken extends EntryBody {
  private static final class Open {
    private volatile int allowed;
    private volatile int auditdeny;
  }

  private final @Nullable Open[] slots = new @Nullable Open[1];

  @Override
  @Actor
  public void put() {
    Open entry = new Open();
    slots[0] = entry;
    entry.allowed = ALLOWED;
    entry.auditdeny = AUDITDENY;
  }

  @Override
  @Actor
  public void find(L_Result result) {
    Open entry = slots[0];
    result.r1 = entry == null ? "miss" : judge(entry.allowed, entry.auditdeny);
  }
}
