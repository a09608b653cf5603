package org.gatehouse.apparmor.dfa;

import java.util.List;

/**
 * What a profile says of paths. A word is the path; a pair goes on after a byte 0. Any thread may
 * ask; nothing is allocated.
 */
public final class FileAutomaton {
  private static final byte[] SEPARATOR = {0};

  private final Automaton automaton;
  private final FilePermissions[] permissions;

  FileAutomaton(Automaton automaton) {
    this.automaton = automaton;
    permissions = new FilePermissions[automaton.states()];
    for (int state = 0; state < permissions.length; state++) {
      permissions[state] = FilePermissions.of(automaton.accept(state));
    }
  }

  static FileAutomaton of(List<Pattern> patterns) {
    return new FileAutomaton(Construction.of(patterns, true));
  }

  Automaton automaton() {
    return automaton;
  }

  /** How many states there are, the dead one among them. */
  public int states() {
    return permissions.length;
  }

  /** The state of a path; 0 is dead. */
  public int match(byte[] path) {
    return automaton.match(path);
  }

  /** The state in which words begin. */
  public int start() {
    return automaton.start();
  }

  /** The state after more of a word. */
  public int walk(int state, byte[] more) {
    return automaton.walk(state, more, 0, more.length);
  }

  /** What is said of the words of a state. */
  public FilePermissions at(int state) {
    return permissions[state];
  }

  /** The state of a path's pair with another word. */
  public int pair(int state, byte[] second) {
    int middle = automaton.walk(state, SEPARATOR, 0, 1);
    return automaton.walk(middle, second, 0, second.length);
  }

  /** What is said of a path. */
  public FilePermissions permissions(byte[] path) {
    return permissions[automaton.match(path)];
  }

  /** What is said of a pair: of a link and its target, of a program and a label. */
  public FilePermissions permissions(byte[] first, byte[] second) {
    return permissions[pair(automaton.match(first), second)];
  }
}
