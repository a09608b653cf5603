package org.gatehouse.smack;

import java.util.ArrayDeque;
import java.util.Queue;
import org.gatehouse.smack.policy.Label;
import org.jspecify.annotations.Nullable;

/**
 * What a socket carries (Linux 6.12 smack.h, struct socket_smack): the labels of what goes in and
 * out, and of the peer. A listening one also keeps the labels of the sockets of this JVM that are
 * about to connect.
 */
final class SocketLabel {
  private static final int BOUND = 1024;

  private final Label in;
  private final Label out;
  private final Queue<Label> coming = new ArrayDeque<>(); // guarded by itself
  private volatile @Nullable Label peer;

  SocketLabel(Label label) {
    this.in = label;
    this.out = label;
  }

  Label in() {
    return in;
  }

  Label out() {
    return out;
  }

  @Nullable Label peer() {
    return peer;
  }

  void peer(@Nullable Label label) {
    peer = label;
  }

  void comes(Label connector) {
    synchronized (coming) {
      if (coming.size() < BOUND) {
        coming.add(connector);
      }
    }
  }

  /**
   * The label of the next one that comes, or null: nobody of this JVM, or it could be one of
   * several labels.
   */
  @Nullable Label came() {
    synchronized (coming) {
      boolean one = coming.stream().distinct().limit(2).count() == 1;
      Label next = coming.poll();
      return one ? next : null;
    }
  }
}
