package org.gatehouse.lsm.object;

import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;

/** A socket or channel (struct socket). The host holds it weakly. */
public final class SocketObject implements SecurityObject {
  /** AF_UNIX. */
  public static final int AF_UNIX = 1;

  /** AF_INET. */
  public static final int AF_INET = 2;

  /** AF_INET6. */
  public static final int AF_INET6 = 10;

  /** SOCK_STREAM. */
  public static final int SOCK_STREAM = 1;

  /** SOCK_DGRAM. */
  public static final int SOCK_DGRAM = 2;

  private final int family;
  private final int type;
  private final Cred owner;
  private final Blob blob;

  SocketObject(int family, int type, Cred owner, Blob blob) {
    this.family = family;
    this.type = type;
    this.owner = owner;
    this.blob = blob;
  }

  /** One of the AF constants. */
  public int family() {
    return family;
  }

  /** One of the SOCK constants. */
  public int type() {
    return type;
  }

  /** Who created it. */
  public Cred owner() {
    return owner;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.SOCKET;
  }

  @Override
  public Blob blob() {
    return blob;
  }

  @Override
  public String toString() {
    String what = family == AF_UNIX ? "unix" : family == AF_INET6 ? "inet6" : "inet";
    return what + (type == SOCK_DGRAM ? " dgram" : " stream") + " socket of " + owner;
  }
}
