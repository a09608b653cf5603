package org.gatehouse.torture.module;

import java.util.Objects;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Keeps a value on every file, and looks whether the value it holds was freed meanwhile. */
final class Keeper extends Mortal implements FileHooks {
  private volatile @Nullable BlobSlot<Value> slot;

  Keeper(String name, Ledger ledger) {
    super(name, ledger);
  }

  @Override
  public void enabling(ModuleContext context) {
    super.enabling(context);
    slot = context.slots().reserve(ObjectKind.FILE, Value::free);
  }

  @Override
  public Verdict fileAllocSecurity(FileObject file) {
    attach(file, Objects.requireNonNull(slot));
    return Verdict.ALLOW;
  }

  @Override
  public Verdict fileOpen(Cred subject, FileObject file) {
    return live(() -> open(file, Objects.requireNonNull(slot)));
  }

  private Verdict open(FileObject file, BlobSlot<Value> mine) {
    Value value = mine.get(file);
    if (value == null) {
      attach(file, mine);
    } else {
      hold(value);
    }
    return Verdict.ALLOW;
  }

  /** The file is older than this life of the module, or new. */
  private void attach(FileObject file, BlobSlot<Value> mine) {
    if (mine.attach(file, new Value(ledger()))) {
      ledger().count(Count.ATTACHED);
    }
  }

  private void hold(Value value) {
    Linger.sometimes(2);
    ledger().count(Count.READ);
    if (value.isPoisoned()) {
      ledger().count(Count.FREED_SEEN);
    }
  }
}
