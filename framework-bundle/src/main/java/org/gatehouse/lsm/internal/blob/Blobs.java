package org.gatehouse.lsm.internal.blob;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;
import org.gatehouse.lsm.internal.rcu.GracePeriod;

/** Allocates and frees the blobs of a host, with or without support for loadable modules. */
public final class Blobs {
  private final GracePeriod gracePeriod;
  private final boolean loadable;
  private final Map<ObjectKind, BlobTable> tables = new EnumMap<>(ObjectKind.class);
  private final Map<ObjectKind, FixedLayout> layouts = new EnumMap<>(ObjectKind.class);

  /**
   * @param loadable true: every blob has a header that each access checks; false: blobs are bare
   *     arrays with fixed offsets, and no access checks anything
   */
  public Blobs(GracePeriod gracePeriod, boolean loadable) {
    this.gracePeriod = gracePeriod;
    this.loadable = loadable;
    for (ObjectKind kind : ObjectKind.values()) {
      tables.put(kind, new BlobTable(kind));
      layouts.put(kind, new FixedLayout(kind, gracePeriod));
    }
  }

  /** Whether modules may come and go after the first object exists. */
  public boolean isLoadable() {
    return loadable;
  }

  /** One zeroed blob for a new object. */
  public Blob allocate(ObjectKind kind) {
    return loadable ? table(kind).allocate() : layout(kind).allocate();
  }

  /** The slots of a new incarnation of a module. */
  public ModuleSlots newSlots() {
    return new ModuleSlots(this, gracePeriod);
  }

  /** Whether the caller is the first that frees the object, and so has to. */
  public boolean beginFree(SecurityObject object) {
    return ((HostBlob) object.blob()).beginFree();
  }

  /** After the free hooks: what is left on the object goes to its owners, to be freed. */
  public void free(SecurityObject object) {
    if (object.blob() instanceof HeaderBlob blob) {
      blob.disown();
    } else {
      layout(object.kind()).free(object);
    }
  }

  /** How many blobs of this kind hold a value. */
  public int count(ObjectKind kind) {
    return table(kind).count();
  }

  /** How many slots of this kind modules have, or had and are not yet swept. */
  public int slots(ObjectKind kind) {
    return loadable ? table(kind).slots() : layout(kind).slots();
  }

  /** The version of the layout of this kind; it grows with each slot that comes or goes. */
  public long layoutVersion(ObjectKind kind) {
    return table(kind).layoutVersion();
  }

  BlobTable table(ObjectKind kind) {
    return Objects.requireNonNull(tables.get(kind));
  }

  FixedLayout layout(ObjectKind kind) {
    return Objects.requireNonNull(layouts.get(kind));
  }
}
