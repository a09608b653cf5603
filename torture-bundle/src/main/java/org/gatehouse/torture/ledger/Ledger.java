package org.gatehouse.torture.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts what applications, modules and operators see. A service of the torture bundle; it holds
 * nothing of those who write into it. Any thread, never blocks.
 */
public final class Ledger {
  private static final int MOST_REMARKS = 12;

  private final Map<Count, LongAdder> counts = adders(Count.class);
  private final Map<Operation, Map<Step, LongAdder>> calls = new EnumMap<>(Operation.class);
  private final Set<Duty> duties = ConcurrentHashMap.newKeySet();
  private final Set<String> leaving = ConcurrentHashMap.newKeySet();
  private final VersionCounts versions = new VersionCounts();
  private final Map<String, LongAdder> remarks = new ConcurrentSkipListMap<>();

  /** An empty ledger. */
  public Ledger() {
    for (Operation operation : Operation.values()) {
      calls.put(operation, adders(Step.class));
    }
  }

  /** One for each constant; never changed afterwards, so that any thread may read it. */
  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      adders.put(constant, new LongAdder());
    }
    return adders;
  }

  private LongAdder adder(Count what) {
    return Objects.requireNonNull(counts.get(what));
  }

  private LongAdder adder(Operation operation, Step step) {
    return Objects.requireNonNull(Objects.requireNonNull(calls.get(operation)).get(step));
  }

  /** One more. */
  public void count(Count what) {
    adder(what).increment();
  }

  /** So many more. */
  public void count(Count what, long number) {
    adder(what).add(number);
  }

  /** How many. */
  public long get(Count what) {
    return adder(what).sum();
  }

  /** How many faults of all kinds. */
  public long faults() {
    return Stream.of(Count.values()).filter(Count::isFault).mapToLong(this::get).sum();
  }

  /** How many seconds to wait for an end: not long once something has gone wrong. */
  public int patience() {
    return faults() == 0 ? 20 : 3;
  }

  /** A call got there. */
  public void count(Operation operation, Step step) {
    adder(operation, step).increment();
  }

  /** How many calls of this operation got there. */
  public long get(Operation operation, Step step) {
    return adder(operation, step).sum();
  }

  /** How many calls got there. */
  public long get(Step step) {
    return Stream.of(Operation.values()).mapToLong(o -> get(o, step)).sum();
  }

  /** From now on, or no longer, this holds. */
  public void oblige(Duty duty, boolean holds) {
    if (holds) {
      duties.add(duty);
    } else {
      duties.remove(duty);
    }
  }

  /** Whether it holds. */
  public boolean holds(Duty duty) {
    return duties.contains(duty);
  }

  /** From now on, or no longer, this module is being taken out. */
  public void leaving(String module, boolean now) {
    if (now) {
      leaving.add(module);
    } else {
      leaving.remove(module);
    }
  }

  /** Whether it is. */
  public boolean isLeaving(String module) {
    return leaving.contains(module);
  }

  /** Decisions by version. */
  public VersionCounts versions() {
    return versions;
  }

  /** Keeps what went wrong, in words, and how often; after the first few kinds no new ones. */
  public void remark(String line) {
    if (remarks.containsKey(line) || remarks.size() < MOST_REMARKS) {
      remarks.computeIfAbsent(line, l -> new LongAdder()).increment();
    }
  }

  /** The remarks. */
  public List<String> remarks() {
    return remarks.entrySet().stream().map(e -> e.getValue() + " times: " + e.getKey()).toList();
  }
}
