package org.gatehouse.apparmor.load;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text of profiles that was handed in, as it is kept: a comment in front says during which run of
 * the framework, and which of its profiles are still what that text said. Everything has a byte in
 * each character.
 *
 * @param names as {@link Loading#name} gives them
 * @param text without that comment
 */
record KeptText(String run, Set<String> names, String text) {
  private static final String HEAD = "# loaded by hand: ";

  KeptText {
    names = Set.copyOf(names);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  static KeptText of(String kept) {
    int end = kept.indexOf('\n');
    if (!kept.startsWith(HEAD) || end < 0) {
      throw new IllegalArgumentException("no text that was kept");
    }
    List<String> words =
        Arrays.stream(kept.substring(HEAD.length(), end).split(" "))
            .map(word -> URLDecoder.decode(word, StandardCharsets.ISO_8859_1))
            .toList();
    Set<String> names = Set.copyOf(words.subList(1, words.size()));
    return new KeptText(words.get(0), names, kept.substring(end + 1));
  }

  /** The same without some of its profiles. */
  KeptText without(Set<String> gone) {
    Set<String> rest = new LinkedHashSet<>(names);
    rest.removeAll(gone);
    return new KeptText(run, rest, text);
  }

  /** As it is kept. */
  @Override
  public String toString() {
    String words =
        names.stream()
            .sorted()
            .map(name -> " " + URLEncoder.encode(name, StandardCharsets.ISO_8859_1))
            .collect(Collectors.joining());
    return HEAD + URLEncoder.encode(run, StandardCharsets.ISO_8859_1) + words + "\n" + text;
  }
}
