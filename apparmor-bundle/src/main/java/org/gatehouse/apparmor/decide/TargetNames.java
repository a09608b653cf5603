package org.gatehouse.apparmor.decide;

import java.nio.charset.StandardCharsets;
import org.gatehouse.apparmor.dfa.FileAutomaton;
import org.gatehouse.apparmor.dfa.Permissions;

/** What a profile says of the label a task wants to change to. */
final class TargetNames {
  private TargetNames() {}

  /**
   * The permissions of a label: of a stack as a whole, or if that is not enough of each profile.
   *
   * @param stacks whether it is put on top, which rules write with {@code &}
   * @param state where the name begins
   */
  static Permissions permissions(
      LoadedProfile profile, Label target, boolean stacks, int state, int request) {
    String from = profile.key().namespace();
    String sign = stacks ? "&" : "";
    String whole =
        String.join("//&", target.keys().stream().map(key -> key.seenFrom(from)).toList());
    Permissions said = permissions(profile, state, sign + whole);
    if (target.keys().size() == 1 || (request & ~said.allow()) == 0) {
      return said;
    }
    Permissions sum = Permissions.ALL;
    for (ProfileKey key : target.keys()) {
      sum = sum.and(permissions(profile, state, sign + key.seenFrom(from)));
    }
    return sum;
  }

  private static Permissions permissions(LoadedProfile profile, int state, String name) {
    FileAutomaton file = profile.rules().file();
    int end = file.walk(state, name.getBytes(StandardCharsets.ISO_8859_1));
    return profile.rules().flagged(file.at(end).owner());
  }
}
