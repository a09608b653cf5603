package org.gatehouse.lsm.object;

import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;

/** A bundle as an object: what is installed, started or updated. Its task is what acts. */
public final class BundleObject implements SecurityObject {
  private final Task task;
  private final String version;
  private final String location;
  private final Blob blob;

  BundleObject(Task task, String version, String location, Blob blob) {
    this.task = task;
    this.version = version;
    this.location = location;
    this.blob = blob;
  }

  /** The bundle's task. */
  public Task task() {
    return task;
  }

  /** The bundle's version. */
  public String version() {
    return version;
  }

  /** Where it was installed from. */
  public String location() {
    return location;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.BUNDLE;
  }

  @Override
  public Blob blob() {
    return blob;
  }

  @Override
  public String toString() {
    return "bundle " + task;
  }
}
