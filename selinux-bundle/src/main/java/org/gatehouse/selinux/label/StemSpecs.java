package org.gatehouse.selinux.label;

import java.util.List;
import org.gatehouse.selinux.label.automaton.Automaton;

/** The specifications of one stem, in rising precedence, as one automaton. */
final class StemSpecs {
  /** Below every rank. */
  static final int NO_MATCH = -1;

  private final Automaton automaton;

  /** By the automaton's numbers: the rank among all specifications, and the type. */
  private final int[] ranks;

  private final FileType[] types;

  /** A specification and its place in the order of all. */
  record Ranked(int rank, CompiledSpec compiled) {}

  StemSpecs(List<Ranked> specs) {
    automaton = Automaton.of(specs.stream().map(spec -> spec.compiled().rest()).toList());
    ranks = specs.stream().mapToInt(Ranked::rank).toArray();
    types = specs.stream().map(spec -> spec.compiled().spec().type()).toArray(FileType[]::new);
  }

  /** The highest rank that matches these bytes and this type, or {@link #NO_MATCH}. */
  int best(byte[] text, int from, FileType type) {
    for (int found : automaton.find(text, from, text.length)) {
      if (types[found].covers(type)) {
        return ranks[found];
      }
    }
    return NO_MATCH;
  }
}
