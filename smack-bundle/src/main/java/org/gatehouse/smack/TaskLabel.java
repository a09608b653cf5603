package org.gatehouse.smack;

import java.util.Set;
import org.gatehouse.smack.policy.Label;
import org.gatehouse.smack.policy.RuleSet;

/**
 * What creds carry: the label, rules that only take away (load-self2), and labels that the task may
 * change to once (Linux 6.12 smack.h, struct task_smack).
 */
final class TaskLabel {
  private volatile Label label;
  private volatile RuleSet own = RuleSet.EMPTY;
  private volatile Set<Label> relabel = Set.of();
  private volatile String answer = "";

  TaskLabel(Label label) {
    this.label = label;
  }

  /** For a child or the next start: the old one's rules and choices go along. */
  TaskLabel(Label label, TaskLabel old) {
    this.label = label;
    this.own = old.own;
    this.relabel = old.relabel;
  }

  Label label() {
    return label;
  }

  RuleSet own() {
    return own;
  }

  Set<Label> relabel() {
    return relabel;
  }

  /** A task changes its label only once. */
  void change(Label next) {
    label = next;
    relabel = Set.of();
  }

  void restrict(RuleSet rules) {
    own = rules;
  }

  void offer(Set<Label> labels) {
    relabel = labels;
  }

  /** What was answered to the last question in access2; Linux keeps it with the open file. */
  String answer() {
    return answer;
  }

  void answer(String text) {
    answer = text;
  }
}
