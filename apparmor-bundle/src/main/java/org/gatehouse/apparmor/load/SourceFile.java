package org.gatehouse.apparmor.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.policy.Policy;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.jspecify.annotations.Nullable;

/**
 * One file of profiles.
 *
 * @param policy what it said when it was last good; null if it never was
 * @param compiled the same
 * @param error what is wrong with it now, in one line; null if it is good
 */
record SourceFile(
    Path path, @Nullable Policy policy, CompiledPolicy compiled, @Nullable String error) {
  private static final CompiledPolicy NOTHING = new CompiledPolicy(List.of());

  /** A file that was not read yet. */
  static SourceFile unread(Path path) {
    return new SourceFile(path, null, NOTHING, null);
  }

  /** What places and profiles call it. */
  String origin() {
    return path.toString();
  }

  /** The names of its profiles. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    compiled.profiles().forEach(profile -> names.add(Loading.name(profile)));
    return names;
  }

  /** The file as it is now. It is compiled only if it says something else than before. */
  SourceFile read(PolicyParser parser) {
    try {
      Policy now = parser.parse(origin(), Files.readAllBytes(path));
      return now.equals(policy)
          ? new SourceFile(path, policy, compiled, null)
          : new SourceFile(path, now, CompiledPolicy.of(now, parser.kernel()), null);
    } catch (PolicyException e) {
      return refused(e.report());
    } catch (IOException e) {
      return refused(path + ":1:1: the file cannot be read: " + e);
    }
  }

  /** The same, refused: what it said before counts. */
  SourceFile refused(String report) {
    return new SourceFile(path, policy, compiled, report);
  }
}
