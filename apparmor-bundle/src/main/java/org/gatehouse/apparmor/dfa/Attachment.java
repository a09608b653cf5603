package org.gatehouse.apparmor.dfa;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.apparmor.policy.Glob;
import org.gatehouse.apparmor.policy.Profile;
import org.gatehouse.apparmor.policy.Regex;

/**
 * The programs a profile attaches to. Immutable; any thread may ask.
 *
 * @param length how specific it is: the bytes that every match has at least; of a pattern without
 *     wildcards its length
 * @param conditions the extended attributes it asks for, which make it more specific
 * @param exact whether it is the profile's name, without wildcards
 */
public record Attachment(
    AttachmentAutomaton automaton, int length, List<XattrCondition> conditions, boolean exact) {
  public Attachment {
    conditions = List.copyOf(conditions);
  }

  /**
   * The attachment of a profile.
   *
   * @param xattrs whether extended attributes are known; if not, what asks for them is left out
   */
  static Attachment of(Profile profile, boolean xattrs) {
    List<Pattern> patterns = new ArrayList<>();
    int length = Integer.MAX_VALUE;
    boolean wild = false;
    List<String> texts = new ArrayList<>(List.of(profile.attachmentPattern()));
    texts.addAll(profile.aliases());
    for (String text : texts) {
      Regex regex = Pattern.path(Glob.filterSlashes(text), profile.place());
      patterns.add(Pattern.of(profile.place(), regex, false, Permissions.EXEC, 0));
      wild |= regex.wild();
      length = Math.min(length, shortest(regex));
    }
    AttachmentAutomaton automaton = new AttachmentAutomaton(Construction.of(patterns, false));
    List<XattrCondition> conditions =
        profile.xattrs().stream()
            .filter(each -> xattrs)
            .map(each -> XattrCondition.of(each, profile.place()))
            .toList();
    boolean named = profile.attachment() == null && texts.size() == 1;
    return new Attachment(
        automaton, length, conditions, named && profile.xattrs().isEmpty() && !wild);
  }

  /** The length of an expression's shortest words. */
  static int shortest(Regex regex) {
    if (regex instanceof Regex.One) {
      return 1;
    }
    if (regex instanceof Regex.Repeat repeat) {
      return repeat.atLeastOnce() ? shortest(repeat.inner()) : 0;
    }
    return regex instanceof Regex.Choice
        ? regex.parts().stream().mapToInt(Attachment::shortest).min().orElse(0)
        : regex.parts().stream().mapToInt(Attachment::shortest).sum();
  }

  /** How specific it is for a program; -1 if it does not attach to it. */
  public int specific(byte[] path) {
    int count = automaton.specific(path);
    return count < 0 ? count : Math.max(count, length);
  }

  /**
   * How many extended attributes it finds as it wants them; -1 if one is not so (Linux 6.12
   * aa_xattrs_match).
   */
  public int xattrs(Xattrs program) {
    for (XattrCondition condition : conditions) {
      if (!condition.holds(program)) {
        return -1;
      }
    }
    return conditions.size();
  }

  /** Whether it attaches to a program of this path, whatever its extended attributes. */
  public boolean matches(byte[] path) {
    return automaton.matches(path);
  }
}
