package org.gatehouse.torture.module;

import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.ledger.Mark;

/** Red or blue: stamps every sheet that it is asked about. */
final class Stamper extends Mortal implements TaskHooks {
  private final Mark mark;

  Stamper(String name, Mark mark, Ledger ledger) {
    super(name, ledger);
    this.mark = mark;
  }

  @Override
  public Verdict kernelPostLoadData(Cred subject, String kind, byte[] content) {
    return live(
        () -> {
          mark.stamp(content);
          Linger.sometimes(8);
          return Verdict.ALLOW;
        });
  }
}
