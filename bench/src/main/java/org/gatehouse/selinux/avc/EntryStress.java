package org.gatehouse.selinux.avc;

import org.gatehouse.selinux.server.AccessVector;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The product's entry, in an array that is read without a barrier, as the cache's is. */
@JCStressTest
@State
public class EntryStress extends EntryBody {
  private final @Nullable AvcEntry[] slots = new @Nullable AvcEntry[1];

  @Override
  @Actor
  public void put() {
    slots[0] =
        new AvcEntry(null, 1, 2, 3, new AccessVector(ALLOWED, 0, AUDITDENY, false), slots[0]);
  }

  @Override
  @Actor
  public void find(L_Result result) {
    AvcEntry entry = slots[0];
    result.r1 = entry == null ? "miss" : judge(entry.allowed, entry.auditdeny);
  }
}
