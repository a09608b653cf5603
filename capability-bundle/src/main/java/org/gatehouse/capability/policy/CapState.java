package org.gatehouse.capability.policy;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.lsm.object.Capability;

/**
 * Three sets that have a text form: {@code =ep cap_sys_boot-e} (cap_to_text, cap_from_text).
 *
 * @param effective in force
 * @param inheritable kept through exec, where the file has them too
 * @param permitted may be put in force
 */
public record CapState(long effective, long inheritable, long permitted) {
  /** Nothing. */
  public static final CapState NONE = new CapState(0, 0, 0);

  private static final int E = 1;
  private static final int I = 2;
  private static final int P = 4;

  /**
   * The sets that a text means.
   *
   * @throws CapTextException for what is no such text, with the place
   */
  public static CapState parse(String text) {
    return new CapTextReader(text).read();
  }

  private int flags(Capability capability) {
    return (Bits.has(effective, capability) ? E : 0)
        | (Bits.has(inheritable, capability) ? I : 0)
        | (Bits.has(permitted, capability) ? P : 0);
  }

  private static String letters(int flags) {
    return ((flags & E) != 0 ? "e" : "")
        + ((flags & I) != 0 ? "i" : "")
        + ((flags & P) != 0 ? "p" : "");
  }

  /** What most have in common comes first, then what differs from it. */
  @Override
  public String toString() {
    Map<Integer, Long> groups = groups();
    int base = mostFrequent(groups);
    String differing =
        groups.entrySet().stream()
            .filter(group -> group.getKey() != base)
            .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
            .map(group -> Bits.names(group.getValue()) + change(base, group.getKey()))
            .collect(Collectors.joining(" "));
    boolean shown = base != 0 || differing.isEmpty();
    String first = shown ? "=" + letters(base) : "";
    return first + (shown && !differing.isEmpty() ? " " : "") + differing;
  }

  private Map<Integer, Long> groups() {
    Map<Integer, Long> groups = new TreeMap<>();
    for (Capability capability : Capability.values()) {
      groups.merge(flags(capability), Bits.of(capability), (a, b) -> a | b);
    }
    return groups;
  }

  private static int mostFrequent(Map<Integer, Long> groups) {
    return IntStream.rangeClosed(0, E | I | P)
        .boxed()
        .max(Comparator.comparing(flags -> Long.bitCount(groups.getOrDefault(flags, 0L))))
        .orElseThrow();
  }

  private static String change(int base, int flags) {
    if (base == 0) {
      return "=" + letters(flags);
    }
    String more = letters(flags & ~base);
    String less = letters(base & ~flags);
    return (more.isEmpty() ? "" : "+" + more) + (less.isEmpty() ? "" : "-" + less);
  }
}
