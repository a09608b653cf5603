package org.gatehouse.apparmor.dfa;

/** The paths that an attachment matches. Any thread may ask. */
public final class AttachmentAutomaton {
  private final Automaton automaton;

  AttachmentAutomaton(Automaton automaton) {
    this.automaton = automaton;
  }

  boolean matches(byte[] path) {
    return (automaton.accept(automaton.match(path)).allow() & Permissions.EXEC) != 0;
  }

  /**
   * How many bytes of a path are matched before the automaton comes to a state again that it was in
   * shortly before; -1 if the path does not match.
   */
  int specific(byte[] path) {
    return matches(path) ? automaton.beforeLoop(path) : -1;
  }

  Automaton automaton() {
    return automaton;
  }
}
