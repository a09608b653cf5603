package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.apparmor.policy.FileRule.Owner;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules that let one program be executed in two ways. Rules with wildcards must agree with
 * each other, and rules without; of both kinds the one without wins. Rules of the very same pattern
 * must agree even when they deny.
 */
final class ExecConflicts {
  private static final Exec PLAIN = new Exec(Exec.Mode.NONE, false, null);

  /** What executes. */
  private static final class Entry {
    private final Place place;
    private final Owner owner;
    private final Exec exec;
    private final String text;
    private final Regex regex;
    private @Nullable Overlap overlap;

    Entry(Place place, Owner owner, Exec exec, String text, Regex regex) {
      this.place = place;
      this.owner = owner;
      this.exec = exec;
      this.text = text;
      this.regex = regex;
    }

    boolean conflicts(Entry other) {
      return !exec.equals(other.exec) && meets(owner, other.owner);
    }

    boolean overlaps(Entry other) {
      return overlap().with(other.overlap());
    }

    private Overlap overlap() {
      Overlap known = overlap;
      if (known == null) {
        known = Overlap.of(regex, place);
        overlap = known;
      }
      return known;
    }
  }

  private record Same(String pattern, @Nullable String link, boolean subset, boolean deny) {}

  private final String profile;
  private final Map<Same, List<Entry>> same = new HashMap<>();
  private final List<Entry> wild = new ArrayList<>();
  private final List<Entry> exact = new ArrayList<>();

  ExecConflicts(String profile) {
    this.profile = profile;
  }

  private static boolean meets(Owner one, Owner other) {
    return one == Owner.ANY || other == Owner.ANY || one == other;
  }

  /** Takes a file rule whose pattern is this expression. */
  void add(FileRule rule, Regex regex) {
    if ((rule.perms() & FilePerms.EXEC) == 0) {
      return;
    }
    Exec exec = rule.exec();
    Entry entry =
        entry(rule.place(), rule.owner(), exec == null ? PLAIN : exec, rule.pattern(), regex);
    boolean subset = rule.linkTarget() != null && rule.subset();
    boolean deny = rule.qualifiers().deny();
    merge(new Same(rule.pattern(), rule.linkTarget(), subset, deny), entry);
    meet(entry, deny, regex);
  }

  /** Takes a rule with a program whose words, a byte 0 and targets are this expression. */
  void add(ChangeProfileRule rule, Regex regex) {
    Exec exec = new Exec(Exec.Mode.NONE, rule.unsafe(), null);
    Entry entry = entry(rule.place(), Owner.ANY, exec, rule.target(), regex);
    boolean deny = rule.qualifiers().deny();
    merge(new Same(rule.target(), rule.exec(), false, deny), entry);
    meet(entry, deny, regex);
  }

  private static Entry entry(Place place, Owner owner, Exec exec, String text, Regex regex) {
    return new Entry(place, owner, exec, text, regex);
  }

  private void merge(Same key, Entry entry) {
    List<Entry> entries = same.computeIfAbsent(key, k -> new ArrayList<>());
    for (Entry other : entries) {
      if (entry.conflicts(other)) {
        throw refused(entry, other);
      }
    }
    entries.add(entry);
  }

  private void meet(Entry entry, boolean deny, Regex regex) {
    if (deny) {
      return;
    }
    List<Entry> others = regex.wild() ? wild : exact;
    for (Entry other : others) {
      if (entry.conflicts(other) && entry.overlaps(other)) {
        throw refused(entry, other);
      }
    }
    others.add(entry);
  }

  private PolicyException refused(Entry entry, Entry other) {
    return new PolicyException(
        entry.place,
        "profile "
            + profile
            + ": "
            + entry.text
            + " is executed another way by "
            + other.text
            + " at "
            + other.place);
  }
}
