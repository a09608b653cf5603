package org.gatehouse.lsm.blob;

/** An object that carries a security blob. */
public interface SecurityObject {
  /** What kind of object it is; it never changes. */
  ObjectKind kind();

  /** Its blob; the same one for the object's whole life. */
  Blob blob();
}
