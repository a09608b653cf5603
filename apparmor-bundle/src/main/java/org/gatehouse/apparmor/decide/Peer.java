package org.gatehouse.apparmor.decide;

import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.apparmor.dfa.Query;

/**
 * Another label as rules see it: a stack as a whole, or if that is not enough each profile of it.
 *
 * @param signal the number, of signals
 */
record Peer(Query.Kind kind, Label label, int signal) {
  Permissions permissions(LoadedProfile profile, int request) {
    CompiledProfile rules = profile.rules();
    String from = profile.key().namespace();
    Permissions whole = rules.query(kind, word(seen(from)));
    if (label.keys().size() == 1 || (request & ~whole.allow()) == 0) {
      return whole;
    }
    Permissions sum = Permissions.ALL;
    for (ProfileKey key : label.keys()) {
      sum = sum.and(rules.query(kind, word(key.seenFrom(from))));
    }
    return sum;
  }

  private String seen(String from) {
    return String.join("//&", label.keys().stream().map(key -> key.seenFrom(from)).toList());
  }

  private byte[] word(String name) {
    return kind == Query.Kind.SIGNAL ? Query.signal(signal, name) : Query.ptrace(name);
  }
}
