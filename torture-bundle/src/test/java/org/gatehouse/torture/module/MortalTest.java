package org.gatehouse.torture.module;

import static org.junit.Assert.assertEquals;

import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.ledger.Mark;
import org.junit.Test;

/** Modules of the demo notice what must not happen to them; plain Java, over a real host. */
public class MortalTest {
  private final Ledger ledger = new Ledger();

  @Test
  public void hookAfterTheEndIsCounted() {
    Stamper red = new Stamper("red", Mark.RED, ledger);
    try (Host host = new Host(HostOptions.DEFAULT)) {
      Cred operator = host.tasks().operator();
      host.modules().register(red, Owner.NONE);
      host.stacker().enable(operator, "red");
      assertEquals(Verdict.ALLOW, host.table().kernelPostLoadData(operator, "", Mark.sheet()));
      host.stacker().disable(operator, "red");
      assertEquals(0, ledger.get(Count.HOOKS_LATE));
      assertEquals(1, ledger.get(Count.LIVES));
      red.kernelPostLoadData(operator, "", Mark.sheet());
      assertEquals(1, ledger.get(Count.HOOKS_LATE));
    }
  }

  @Test
  public void valueFreedTwiceIsCounted() {
    Value value = new Value(ledger);
    value.free();
    assertEquals(0, ledger.get(Count.FREED_TWICE));
    value.free();
    assertEquals(1, ledger.get(Count.FREED));
    assertEquals(1, ledger.get(Count.FREED_TWICE));
  }
}
