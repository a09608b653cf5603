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

  Automaton automaton() {
    return automaton;
  }
}
