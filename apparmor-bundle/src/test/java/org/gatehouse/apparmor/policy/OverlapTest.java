package org.gatehouse.apparmor.policy;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.Test;

/** Patterns and their overlaps, against the JDK's expressions and all short words. */
public class OverlapTest {
  private static final Place PLACE = new Place("p", 1, 1);
  private static final List<String> PIECES =
      List.of("a", "b", "*", "**", "?", "[ab]", "[^a]", "{a,b}", "{,a/}", "{a,{b,**}}", "/");
  private static final List<String> WORDS = words();

  private static List<String> words() {
    List<String> words = new ArrayList<>(List.of(""));
    for (int from = 0, length = 0; length < 6; length++) {
      int end = words.size();
      for (; from < end; from++) {
        for (char c : new char[] {'a', 'b', '/'}) {
          words.add(words.get(from) + c);
        }
      }
    }
    return words;
  }

  private final Random random = new Random(3);

  private String pattern() {
    StringBuilder pattern = new StringBuilder("/");
    for (int i = random.nextInt(3); i >= 0; i--) {
      pattern.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return pattern.toString();
  }

  private static List<String> matches(String pattern) {
    Pattern jdk = Pattern.compile(Glob.regex(pattern, false), Pattern.DOTALL);
    return WORDS.stream().filter(word -> jdk.matcher(word).matches()).toList();
  }

  private static Overlap overlap(String pattern) {
    return Overlap.of(Patterns.parse(pattern, PLACE), PLACE);
  }

  @Test
  public void patternsOverlapIfAWordMatchesBoth() {
    for (int i = 0; i < 1000; i++) {
      String one = pattern();
      String two = pattern();
      boolean common = matches(one).stream().anyMatch(matches(two)::contains);
      assertEquals(one + " and " + two, common, overlap(one).with(overlap(two)));
    }
  }

  @Test
  public void aStarThatIsAWholeNameMatchesSomething() {
    assertEquals("/[^/\\x00][^/\\x00]*", Glob.regex("/*", false));
    assertEquals("/[^/\\x00][^\\x00]*", Glob.regex("/**", false));
    assertEquals("/a[^/\\x00]*", Glob.regex("/a*", false));
  }

  @Test
  public void repeatedSlashesAreOneButAtTheStart() {
    assertEquals("/a/b/", Glob.filterSlashes("/a///b//"));
    assertEquals("//a/b", Glob.filterSlashes("//a//b"));
    assertEquals("/a", Glob.filterSlashes("///a"));
  }
}
