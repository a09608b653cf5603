package org.gatehouse.apparmor.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.policy.Ignored;
import org.gatehouse.apparmor.policy.Policy;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.apparmor.policy.ProfileText;
import org.gatehouse.apparmor.policy.Rule;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * The files of {@code abstractions}. {@code base} belongs into each profile; another one fits where
 * it allows at least three of the files that were seen, one in twenty of its own rules, and nothing
 * of it denies one.
 */
final class Abstractions {
  private static final int LEAST = 3;
  private static final int RULES_FOR_ONE = 20;

  /** One of them, compiled by itself. */
  private record Candidate(CompiledProfile profile, Set<String> rules) {}

  private static final String BASE = "abstractions/base";

  private final Map<String, Candidate> all = new TreeMap<>();

  /**
   * Those of a directory of profiles; one with an error is left out.
   *
   * @param preamble what is written before profiles
   */
  Abstractions(Path directory, PolicyParser parser, String preamble) {
    Path folder = directory.resolve("abstractions");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(Files::isRegularFile).forEach(file -> read(file, parser, preamble));
      } catch (IOException e) {
        throw new LsmException(Errno.EIO, folder + ": " + e, e);
      }
    }
  }

  private void read(Path file, PolicyParser parser, String preamble) {
    String name = "abstractions/" + file.getFileName();
    String text = preamble + "profile x { include <" + name + "> }\n";
    if (Ignored.is(String.valueOf(file.getFileName()))) {
      return;
    }
    try {
      Policy policy = parser.parse(name, text.getBytes(StandardCharsets.ISO_8859_1));
      CompiledProfile compiled = CompiledPolicy.of(policy, parser.kernel()).profiles().get(0);
      List<Rule> rules = policy.profiles().get(0).rules();
      all.put(
          name,
          new Candidate(compiled, rules.stream().map(ProfileText::of).collect(Collectors.toSet())));
    } catch (PolicyException e) {
      all.remove(name); // whoever includes it is told
    }
  }

  /**
   * The names of those that fit, the ones that say most first; what they allow leaves the needs.
   */
  List<String> fitting(Map<String, FileNeed> needs) {
    List<String> chosen = new ArrayList<>();
    Map<String, Candidate> left = new TreeMap<>(all);
    left.values().removeIf(each -> needs.keySet().stream().anyMatch(name -> denies(each, name)));
    while (true) {
      String best = left.containsKey(BASE) ? BASE : best(left, needs);
      if (best.isEmpty()) {
        return chosen;
      }
      Candidate used = left.remove(best);
      chosen.add(best);
      if (used != null) {
        needs.entrySet().removeIf(each -> allows(used, each));
      }
    }
  }

  private static String best(Map<String, Candidate> left, Map<String, FileNeed> needs) {
    Map<String, Long> counts = new HashMap<>();
    left.forEach(
        (name, each) ->
            counts.put(name, needs.entrySet().stream().filter(need -> allows(each, need)).count()));
    return left.entrySet().stream()
        .map(Map.Entry::getKey)
        .filter(name -> fits(left, name, counts.getOrDefault(name, 0L)))
        .max((a, b) -> Long.compare(counts.getOrDefault(a, 0L), counts.getOrDefault(b, 0L)))
        .orElse("");
  }

  private static boolean fits(Map<String, Candidate> left, String name, long count) {
    Candidate candidate = left.get(name);
    return candidate != null && count >= LEAST && count * RULES_FOR_ONE >= candidate.rules.size();
  }

  /** Whether one of these has a rule, as {@link ProfileText} writes it. */
  boolean say(List<String> names, String rule) {
    return names.stream().map(all::get).anyMatch(each -> each != null && each.rules.contains(rule));
  }

  private static boolean allows(Candidate candidate, Map.Entry<String, FileNeed> need) {
    return !need.getValue().executes()
        && Allowed.file(candidate.profile, need.getKey(), need.getValue());
  }

  /** What is quiet and not allowed is denied by a rule. */
  private static boolean denies(Candidate candidate, String name) {
    byte[] path = name.getBytes(StandardCharsets.ISO_8859_1);
    return candidate.profile.file(path, true).answer().quiet() != 0;
  }
}
