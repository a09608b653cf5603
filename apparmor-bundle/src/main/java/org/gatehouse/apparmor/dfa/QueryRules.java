package org.gatehouse.apparmor.dfa;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.NetworkRule;
import org.gatehouse.apparmor.policy.Place;
import org.gatehouse.apparmor.policy.Profile;
import org.gatehouse.apparmor.policy.PtraceRule;
import org.gatehouse.apparmor.policy.Qualifiers;
import org.gatehouse.apparmor.policy.Regex;
import org.gatehouse.apparmor.policy.Rule;
import org.gatehouse.apparmor.policy.SignalRule;
import org.gatehouse.apparmor.policy.UnixRule;
import org.jspecify.annotations.Nullable;

/**
 * A profile's rules about sockets, signals and tracing, as patterns of {@link Query}. A class that
 * the kernel or the policy does not know is not mediated: no word begins with it. One that is has
 * at least the word of its byte alone.
 */
final class QueryRules {
  /** What a rule of a network family gives: everything there is. */
  static final int NETWORK = 0x3700376;

  private static final int UNIX = 1;
  private static final int TYPES = 16;
  private static final int ALL = -1;
  private static final Regex BYTE = Regex.parse(".");
  private static final Regex ANY_LABEL = Regex.parse("[^\\x00]+");

  /** Socket types of one family, a bit each. */
  private static final class Types {
    private int allow;
    private int audit;
    private int deny;
    private int quiet;

    void add(Qualifiers how, int types) {
      allow |= how.deny() ? 0 : types;
      audit |= how.audit() && !how.deny() ? types : 0;
      deny |= how.deny() ? types : 0;
      quiet |= how.deny() && !how.audit() ? types : 0;
    }
  }

  private final List<Pattern> patterns = new ArrayList<>();
  private final Map<Integer, Types> network = new TreeMap<>();
  private final Place place;
  private final Set<Query.Kind> mediated;

  QueryRules(Profile profile, Set<Query.Kind> mediated) {
    this.place = profile.place();
    this.mediated = mediated;
    profile.rules().forEach(this::add);
    if (mediated.contains(Query.Kind.NETWORK)) {
      network.forEach(this::family);
    }
    for (Query.Kind kind : mediated) {
      patterns.add(Pattern.of(place, Regex.of(kind.number()), false, Permissions.READ, 0));
    }
  }

  /** What both know. */
  static Set<Query.Kind> mediated(Features kernel, Features policy) {
    Set<Query.Kind> known = EnumSet.noneOf(Query.Kind.class);
    for (Query.Kind kind : Query.Kind.values()) {
      if (kernel.has(kind.feature()) && policy.has(kind.feature())) {
        known.add(kind);
      }
    }
    return known;
  }

  List<Pattern> patterns() {
    return patterns;
  }

  private void add(Rule rule) {
    if (rule instanceof NetworkRule net) {
      net.types().forEach((family, types) -> types(family).add(rule.qualifiers(), types));
    } else if (rule instanceof UnixRule unix && !rule.qualifiers().deny()) {
      types(UNIX).add(rule.qualifiers(), unix.type() < 0 ? ALL : 1 << unix.type());
    } else if (rule instanceof SignalRule signal && mediated.contains(Query.Kind.SIGNAL)) {
      add(rule, Regex.sequence(number(signal), peer(signal.peer(), rule)), signal.perms());
    } else if (rule instanceof PtraceRule ptrace && mediated.contains(Query.Kind.PTRACE)) {
      Regex kind = Regex.of(Query.Kind.PTRACE.number());
      add(rule, Regex.sequence(kind, peer(ptrace.peer(), rule)), ptrace.perms());
    }
  }

  private Types types(int family) {
    return network.computeIfAbsent(family, number -> new Types());
  }

  private void add(Rule rule, Regex regex, int perms) {
    Qualifiers how = rule.qualifiers();
    int logged = how.audit() == how.deny() ? 0 : perms;
    patterns.add(Pattern.of(rule.place(), regex, how.deny(), perms, logged));
  }

  private static Regex number(SignalRule rule) {
    BitSet numbers = new BitSet();
    rule.signals().forEach(numbers::set);
    Regex kind = Regex.of(Query.Kind.SIGNAL.number());
    return Regex.sequence(kind, numbers.isEmpty() ? BYTE : new Regex.One(numbers, true));
  }

  private static Regex peer(@Nullable String peer, Rule rule) {
    return peer == null ? ANY_LABEL : Pattern.glob(peer, rule.place());
  }

  private void family(int family, Types types) {
    family(family, types.allow, types.audit, false);
    family(family, types.deny, types.quiet, true);
  }

  /** Types above 15 are meant only by all of them, and only if all of them are logged alike. */
  private void family(int family, int types, int logged, boolean deny) {
    if (types >>> TYPES != 0 && logged >>> TYPES != 0) {
      socket(family, Regex.sequence(BYTE, BYTE), true, deny);
      return;
    }
    for (int type = 0; type < TYPES; type++) {
      if ((types & 1 << type) != 0) {
        socket(family, two(type), (logged & 1 << type) != 0, deny);
      }
    }
  }

  private void socket(int family, Regex type, boolean logged, boolean deny) {
    Regex regex = Regex.sequence(Regex.of(Query.Kind.NETWORK.number()), two(family), type);
    patterns.add(Pattern.of(place, regex, deny, NETWORK, logged ? NETWORK : 0));
  }

  private static Regex two(int number) {
    return Regex.sequence(Regex.of(number >> 8 & 0xff), Regex.of(number & 0xff));
  }
}
