package org.gatehouse.yama.policy;

import java.util.Arrays;
import java.util.Optional;

/** How a tracee stands to its tracer, by the names that tables of measured decisions use. */
enum Relation {
  SELF("self", true),
  TRACEE_IS_CHILD("tracee_is_child", true),
  TRACEE_IS_GRANDCHILD("tracee_is_grandchild", true),
  TRACEE_IS_PARENT("tracee_is_parent", false),
  SIBLING("sibling", false),
  UNRELATED("unrelated_reparented", false),
  DECLARED("sibling+PR_SET_PTRACER(tracer)", true),
  DECLARED_ANY("sibling+PR_SET_PTRACER(ANY)", true),
  DECLARED_NONE("sibling+PR_SET_PTRACER(0)", false),
  DECLARED_ANOTHER("sibling+PR_SET_PTRACER(a_third_process)", false),
  DECLARED_PARENT_OF_TRACER("tracer_is_child_of_PR_SET_PTRACER_declared_process", true),
  TRACEME_PARENT("TRACEME_parent", true);

  private final String text;
  private final boolean related;

  Relation(String text, boolean related) {
    this.text = text;
    this.related = related;
  }

  static Optional<Relation> of(String text) {
    return Arrays.stream(values()).filter(r -> r.text.equals(text)).findFirst();
  }

  /** The tracee descends from the tracer, or declared it or an ancestor of it. */
  boolean isRelated() {
    return related;
  }

  /**
   * Whether the tracee came from the tracer as it stands, and so has its capabilities if it has its
   * uid: it is the tracer, or was forked by it to ask PTRACE_TRACEME. All others were there before.
   */
  boolean isSameCreds() {
    return this == SELF || this == TRACEME_PARENT;
  }

  @Override
  public String toString() {
    return text;
  }
}
