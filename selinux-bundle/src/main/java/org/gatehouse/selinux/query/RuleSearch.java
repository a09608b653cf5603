package org.gatehouse.selinux.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gatehouse.selinux.policy.Conditional;
import org.gatehouse.selinux.policy.FilenameTransition;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.server.ActivePolicy;

/** {@code sesearch}: the rules of a policy that speak of something. */
public final class RuleSearch {
  private final ActivePolicy active;
  private final Policy policy;
  private final Search search;
  private final List<String> found = new ArrayList<>();

  private RuleSearch(ActivePolicy active, Search search) {
    this.active = active;
    this.policy = active.policy();
    this.search = search;
  }

  /**
   * The rules, one a line, sorted. A type also finds the rules of its attributes, and an attribute
   * those of its types, unless {@code --ds} or {@code --dt} is given.
   *
   * @param line the options of sesearch in their long form
   * @throws org.gatehouse.lsm.hook.LsmException EINVAL for unknown options and names
   */
  public static List<String> run(ActivePolicy active, String line) {
    return new RuleSearch(active, Search.of(active.policy(), line)).run();
  }

  private List<String> run() {
    if (search.options().value("bool").isEmpty()) {
      unconditional();
    }
    policy.conditionals().forEach(this::conditional);
    Collections.sort(found);
    return found;
  }

  private void unconditional() {
    add(policy.rules(), "");
    if (search.wantsTransitions()) {
      policy.filenameTransitions().forEach(this::filename);
    }
    found.addAll(new OtherRules(active, search).found());
  }

  private void conditional(Conditional conditional) {
    String bool = search.options().value("bool").orElse("");
    if (bool.isEmpty() || ConditionText.names(policy, conditional.expression(), bool)) {
      String expression = " [ " + ConditionText.of(policy, conditional.expression()) + " ]:";
      add(conditional.whenTrue(), expression + "True");
      add(conditional.whenFalse(), expression + "False");
    }
  }

  private void add(RuleTable rules, String suffix) {
    for (int rule = 0; rule < rules.size(); rule++) {
      if (search.wants(rules, rule)) {
        found.add(search.text().of(rules, rule) + suffix);
      }
    }
  }

  private void filename(FilenameTransition rule) {
    if (search.isTarget(rule.target()) && search.isClass(rule.objectClass())) {
      rule.results().forEach(result -> filename(rule, result));
    }
  }

  private void filename(FilenameTransition rule, FilenameTransition.Result result) {
    String rest =
        " "
            + search.text().type(rule.target())
            + ":"
            + policy.names().classes().name(rule.objectClass())
            + " "
            + search.text().type(result.type())
            + " "
            + rule.name()
            + ";";
    result
        .sources()
        .forEach(
            source -> {
              if (search.isSource(source + 1)) {
                found.add("type_transition " + search.text().type(source + 1) + rest);
              }
            });
  }
}
