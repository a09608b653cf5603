package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what was written to profiles: variables, aliases, then all checks, children first. */
final class Completion {
  private final ParseState state;
  private final Features kernel;
  private final Expansion expansion;

  Completion(ParseState state, Features kernel) {
    this.state = state;
    this.kernel = kernel;
    this.expansion = new Expansion(state.variables());
  }

  Profile of(Draft draft, @Nullable String parent) {
    String name = state.variables().expand(draft.name(), draft.place());
    String fullName = parent == null ? name : parent + "//" + name;
    String attachment = state.variables().expandOptional(draft.attachment(), draft.place());
    List<Rule> rules = rules(draft, fullName);
    List<Profile> children = draft.children().stream().map(child -> of(child, fullName)).toList();
    Profile profile = profile(draft, name, fullName, attachment, children, rules);
    check(profile);
    return profile;
  }

  private Profile profile(
      Draft draft,
      String name,
      String fullName,
      @Nullable String attachment,
      List<Profile> children,
      List<Rule> rules) {
    List<String> aliases = state.aliases().of(attachment == null ? name : attachment);
    return new Profile(
        draft.place(),
        draft.namespace(),
        name,
        fullName,
        attachment,
        aliases,
        draft.xattrs(),
        draft.flags(),
        draft.kind(),
        children,
        rules);
  }

  private List<Rule> rules(Draft draft, String fullName) {
    List<Rule> rules = new ArrayList<>();
    state.variables().enter(escaped(fullName), draft.place());
    for (Rule rule : draft.rules()) {
      Rule expanded = expansion.of(rule);
      rules.addAll(
          expanded instanceof FileRule file ? state.aliases().of(file) : List.of(expanded));
    }
    state.variables().leave();
    return rules;
  }

  /** A name as a pattern that matches it only. */
  private static String escaped(String name) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (c == '\\') {
        out.append(name, at, Math.min(at + 2, name.length()));
        at++;
      } else {
        out.append("{}[]*?".indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return out.toString();
  }

  private void check(Profile profile) {
    RuleChecks checks = new RuleChecks(kernel, state.abi().features(), profile.fullName());
    checks.attachment(profile);
    profile.rules().forEach(checks::rule);
    profile.implied().stream()
        .flatMap(rule -> state.aliases().of(rule).stream())
        .forEach(checks::rule);
  }
}
