package org.gatehouse.torture.module;

import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.torture.ledger.Ledger;

/** Asked about files for a short while; allows everything. */
final class Visitor extends Mortal implements FileHooks {
  Visitor(String name, Ledger ledger) {
    super(name, ledger);
  }

  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    return live(
        () -> {
          Linger.sometimes(64);
          return Verdict.ALLOW;
        });
  }
}
