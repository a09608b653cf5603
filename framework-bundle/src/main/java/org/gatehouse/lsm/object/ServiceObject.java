package org.gatehouse.lsm.object;

import java.util.List;
import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;

/** A registered OSGi service, known by its service id. The host holds it weakly. */
public final class ServiceObject implements SecurityObject {
  private final long id;
  private final List<String> interfaces;
  private final Task owner;
  private final Blob blob;

  ServiceObject(long id, List<String> interfaces, Task owner, Blob blob) {
    this.id = id;
    this.interfaces = List.copyOf(interfaces);
    this.owner = owner;
    this.blob = blob;
  }

  /** The service id; -1 for a service that is about to be registered. */
  public long id() {
    return id;
  }

  /** The names it is registered under. */
  public List<String> interfaces() {
    return interfaces;
  }

  /** The task that registers it. */
  public Task owner() {
    return owner;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.SERVICE;
  }

  @Override
  public Blob blob() {
    return blob;
  }

  @Override
  public String toString() {
    return "service " + String.join(",", interfaces) + " of " + owner;
  }
}
