package org.gatehouse.lsm.internal.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gatehouse.lsm.object.Inode;
import org.jspecify.annotations.Nullable;

/**
 * The inodes that the host knows: at most so many that no open file pins, the oldest going first.
 *
 * <p>A file that changed since (its change time differs) is a new inode; the old one stays only as
 * long as it is pinned. Hooks run with no lock of this table held.
 */
final class Inodes {
  private record File(long device, long number) {}

  private final int bound;
  private final Consumer<Inode> free;
  private final Map<File, Inode> known = new LinkedHashMap<>(64, 0.75f, true); // guarded by this
  private final Map<Inode, Integer> pins = new HashMap<>(); // guarded by this

  /**
   * @param bound how many are kept
   * @param free told of every inode that is forgotten
   */
  Inodes(int bound, Consumer<Inode> free) {
    this.bound = bound;
    this.free = free;
  }

  /** The inode of this key; made where there is none. */
  Inode get(Inode.Key key, Function<Inode.Key, Inode> make) {
    Inode there = find(key);
    if (there != null) {
      return there;
    }
    return add(make.apply(key));
  }

  private synchronized @Nullable Inode find(Inode.Key key) {
    Inode there = known.get(new File(key.device(), key.number()));
    return there != null && there.key().equals(key) ? there : null;
  }

  private Inode add(Inode made) {
    List<Inode> gone = new ArrayList<>();
    Inode result = put(made, gone);
    gone.forEach(free);
    return result;
  }

  private synchronized Inode put(Inode made, List<Inode> gone) {
    Inode.Key key = made.key();
    Inode there = find(key);
    if (there != null) {
      gone.add(made);
      return there;
    }
    Inode old = known.put(new File(key.device(), key.number()), made);
    if (old != null && !pins.containsKey(old)) {
      gone.add(old);
    }
    evict(made, gone);
    return made;
  }

  private void evict(Inode newest, List<Inode> gone) {
    Iterator<Inode> oldest = known.values().iterator();
    while (known.size() > bound && oldest.hasNext()) {
      Inode candidate = oldest.next();
      if (candidate != newest && !pins.containsKey(candidate)) {
        oldest.remove();
        gone.add(candidate);
      }
    }
  }

  /** Keeps the inode until it is unpinned; false if it was forgotten already. */
  synchronized boolean pin(Inode inode) {
    Inode.Key key = inode.key();
    boolean alive =
        pins.containsKey(inode) || known.get(new File(key.device(), key.number())) == inode;
    if (alive) {
      pins.merge(inode, 1, Integer::sum);
    }
    return alive;
  }

  /** Lets go; an inode that the table no longer knows is forgotten with its last pin. */
  void unpin(Inode inode) {
    if (isLast(inode)) {
      free.accept(inode);
    }
  }

  private synchronized boolean isLast(Inode inode) {
    Integer left = pins.merge(inode, -1, (a, b) -> a + b == 0 ? null : a + b);
    Inode.Key key = inode.key();
    return left == null && known.get(new File(key.device(), key.number())) != inode;
  }

  /** Every look from now on makes a new inode; pinned ones stay for whoever holds them. */
  void forgetAll() {
    drain().forEach(free);
  }

  private synchronized List<Inode> drain() {
    List<Inode> gone = known.values().stream().filter(inode -> !pins.containsKey(inode)).toList();
    known.clear();
    return gone;
  }

  synchronized int size() {
    return known.size();
  }
}
