package org.gatehouse.apparmor.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;

/** Reads texts that were kept. One with a fault is told, and says nothing. */
record Restoring(Kept kept, PolicyParser parser, PolicyWatcher watcher) {
  /**
   * The profiles of a text that are to be put in force.
   *
   * @param ofThisRun which names of those that count are wanted of a text of this run
   * @param ofAnother the same of a text of an earlier one
   */
  CompiledPolicy read(Path file, Predicate<String> ofThisRun, Predicate<String> ofAnother) {
    try {
      KeptText text = Kept.read(file);
      Predicate<String> wanted = kept.isOfThisRun(text) ? ofThisRun : ofAnother;
      byte[] all = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      List<CompiledProfile> profiles =
          CompiledPolicy.of(parser.parse(file.toString(), all), parser.kernel()).profiles().stream()
              .filter(each -> text.names().contains(Loading.name(each)))
              .filter(each -> wanted.test(Loading.name(each)))
              .toList();
      return new CompiledPolicy(profiles);
    } catch (PolicyException e) {
      watcher.refused(file.toString(), e.report());
    } catch (IOException | IllegalArgumentException e) {
      watcher.refused(file.toString(), file + ":1:1: " + e.getMessage());
    }
    return new CompiledPolicy(List.of());
  }
}
