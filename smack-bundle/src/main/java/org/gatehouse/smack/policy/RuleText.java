package org.gatehouse.smack.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules as the kernel shows them in {@code load2} (Linux 6.12 smackfs.c, smk_rule_show). */
final class RuleText {
  private RuleText() {}

  /** Newest subject first, its newest rule first; without rules that grant nothing. */
  static String of(RuleSet rules, Labels labels) {
    List<Label> known = labels.newestFirst();
    Map<Integer, Label> bySecid =
        known.stream().collect(Collectors.toMap(Label::secid, Function.identity()));
    StringBuilder text = new StringBuilder();
    for (Label subject : known) {
      rules
          .rulesOf(subject)
          .forEach((object, access) -> line(text, subject, bySecid.get(object), access));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, Label subject, @Nullable Label object, int access) {
    if (access != 0) {
      text.append(subject).append(' ').append(object).append(' ');
      text.append(Access.format(access)).append('\n');
    }
  }
}
