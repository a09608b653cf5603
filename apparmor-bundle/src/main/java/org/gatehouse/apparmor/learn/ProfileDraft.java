package org.gatehouse.apparmor.learn;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.load.ProfileDirectory;
import org.gatehouse.apparmor.policy.Policy;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.apparmor.policy.ProfileText;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/** Writes the profile of what was learned. One thread. */
public final class ProfileDraft {
  /** What defines the variables of abstractions; the first one that is there. */
  private static final List<String> TUNABLES =
      List.of("include <tunables/global>\n", "include <tunables/gatehouse>\n", "");

  private final PolicyParser parser;
  private final Path directory;
  private final Learned learned;
  private final Map<String, String> places;

  /**
   * Profiles for a directory.
   *
   * @param places directories of this machine by the names of variables, without {@code @}
   */
  public ProfileDraft(ProfileDirectory directory, Learned learned, Map<String, String> places) {
    this.parser = directory.parser();
    this.directory = directory.path();
    this.learned = learned;
    this.places = places;
  }

  /**
   * The text of a profile that allows all that was seen of it.
   *
   * @param profile its name
   * @param attachment the pattern it attaches to; null for its name
   * @throws LsmException ENODATA if nothing was seen, or too much
   */
  public String text(String profile, @Nullable String attachment) {
    Map<String, Needs> all = learned.of(profile);
    boolean empty = all.size() == 1 && all.values().stream().allMatch(Needs::isEmpty);
    int lost = all.values().stream().mapToInt(Needs::lost).sum();
    if (empty || lost > 0) {
      String why = empty ? "nothing was recorded of it" : lost + " records of it were too many";
      throw new LsmException(Errno.ENODATA, profile + ": " + why);
    }
    Map<String, String> variables = variables(all);
    String preamble = preamble(variables);
    Abstractions abstractions = new Abstractions(directory, parser, preamble);
    PathGlob globs = new PathGlob(variables);
    StringBuilder text = new StringBuilder(preamble);
    String attached = attachment == null ? "" : Literal.word(attachment) + " ";
    text.append("profile " + word(profile) + " " + attached + "{\n");
    all.forEach(
        (name, needs) ->
            text.append(
                name.equals(profile)
                    ? body(needs, globs, abstractions, "  ")
                    : hat(name.substring(profile.length() + 2), needs, globs, abstractions)));
    return checked(text.append("}\n").toString(), all);
  }

  private String preamble(Map<String, String> variables) {
    String tunables = TUNABLES.stream().filter(this::parses).findFirst().orElse("");
    StringBuilder text = new StringBuilder(tunables + (tunables.isEmpty() ? "" : "\n"));
    variables.forEach((name, place) -> text.append(name + " = " + word(place) + "\n"));
    return text.append(variables.isEmpty() ? "" : "\n").toString();
  }

  private static String word(String name) {
    return Literal.word(Literal.of(name));
  }

  private String hat(String name, Needs needs, PathGlob globs, Abstractions abstractions) {
    return "\n  ^" + word(name) + " {\n" + body(needs, globs, abstractions, "    ") + "  }\n";
  }

  private String body(Needs needs, PathGlob globs, Abstractions abstractions, String indent) {
    Map<String, FileNeed> files = new HashMap<>(needs.files());
    List<String> lines = new ArrayList<>();
    List<String> chosen = abstractions.fitting(files);
    chosen.forEach(each -> lines.add("include <" + each + ">"));
    needs.rules().stream()
        .sorted()
        .filter(rule -> !abstractions.say(chosen, printed(rule)))
        .forEach(rule -> lines.add(rule + ","));
    Map<String, FileNeed> patterns = new TreeMap<>();
    files.forEach((name, need) -> patterns.merge(globs.of(name), need, FileNeed::and));
    Siblings.merge(patterns)
        .forEach(
            (pattern, need) ->
                lines.add(
                    (need.owner() ? "owner " : "")
                        + Literal.word(pattern)
                        + " "
                        + need.text()
                        + ","));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(indent).append(line).append('\n'));
    return text.toString();
  }

  private String printed(String rule) {
    Policy policy = parsed("profile x { " + rule + ", }\n");
    return ProfileText.of(policy.profiles().get(0).rules().get(0));
  }

  /** Those that a file was seen in; the longest directory first. */
  private Map<String, String> variables(Map<String, Needs> all) {
    Map<String, String> used = new LinkedHashMap<>();
    places.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, String> each) -> -each.getValue().length())
                .thenComparing(Map.Entry::getKey))
        .filter(place -> !place.getValue().isEmpty() && !place.getValue().equals("/"))
        .filter(place -> all.values().stream().anyMatch(needs -> isIn(needs, place.getValue())))
        .forEach(place -> used.put("@{" + place.getKey() + "}", place.getValue()));
    return used;
  }

  private static boolean isIn(Needs needs, String place) {
    return needs.files().keySet().stream().anyMatch(name -> name.startsWith(place + "/"));
  }

  private boolean parses(String preamble) {
    try {
      parser.parse("draft", bytes(preamble + "profile x {}\n"));
      return true;
    } catch (PolicyException e) {
      return false;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Nobody gets a profile that would deny what it was written from. */
  private String checked(String text, Map<String, Needs> all) {
    for (CompiledProfile profile : compiled(text).profiles()) {
      Needs needs = all.getOrDefault(profile.name(), new Needs());
      needs.files().forEach((name, need) -> require(profile, name, need));
    }
    return text;
  }

  private CompiledPolicy compiled(String text) {
    try {
      return CompiledPolicy.of(parsed(text), parser.kernel());
    } catch (PolicyException e) {
      throw refused(e, text);
    }
  }

  private Policy parsed(String text) {
    try {
      return parser.parse("draft", bytes(text));
    } catch (PolicyException e) {
      throw refused(e, text);
    }
  }

  private static LsmException refused(PolicyException reason, String text) {
    return new LsmException(Errno.EINVAL, reason.report() + "\n" + text, reason);
  }

  private static void require(CompiledProfile profile, String name, FileNeed need) {
    if (!Allowed.file(profile, name, need)) {
      throw new LsmException(Errno.EINVAL, "the profile would deny " + name);
    }
  }
}
