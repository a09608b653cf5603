package org.gatehouse.apparmor.dfa;

import java.util.List;

/** What a profile says of {@link Query}. Any thread may ask; nothing is allocated. */
public final class QueryAutomaton {
  private final Automaton automaton;
  private final Permissions[] permissions;

  private QueryAutomaton(Automaton automaton) {
    this.automaton = automaton;
    permissions = new Permissions[automaton.states()];
    for (int state = 0; state < permissions.length; state++) {
      Accept accept = automaton.accept(state);
      permissions[state] = new Permissions(accept.allow(), accept.audit(), accept.quiet(), 0);
    }
  }

  static QueryAutomaton of(List<Pattern> patterns) {
    return new QueryAutomaton(Construction.of(patterns, false));
  }

  /** What is said of a word. */
  public Permissions permissions(byte[] word) {
    return permissions[automaton.match(word)];
  }

  Automaton automaton() {
    return automaton;
  }

  Permissions at(int state) {
    return permissions[state];
  }
}
