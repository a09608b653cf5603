package org.gatehouse.lsm.internal.blob;

import org.gatehouse.lsm.blob.ObjectKind;

/** A module's slot and one object, as the product has them. */
final class Fixture {
  final BlobTable table = new BlobTable(ObjectKind.FILE);
  final Slot<String> slot;
  final Thing thing;

  Fixture(Frees frees) {
    this.slot = new Slot<>(table, frees::free, NoWait.INSTANCE);
    this.thing = new Thing(table.allocate());
  }

  boolean attach() {
    return slot.attach(thing, "value");
  }

  /** The module is disabled. */
  void sweep() {
    slot.close();
    slot.unlinkAll();
    slot.freeAll();
  }
}
