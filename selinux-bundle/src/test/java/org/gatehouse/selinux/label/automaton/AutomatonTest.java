package org.gatehouse.selinux.label.automaton;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class AutomatonTest {
  /** The JDK's flags under which its expressions mean what ours do. */
  private static final int AS_OURS =
      java.util.regex.Pattern.DOTALL | java.util.regex.Pattern.UNIX_LINES;

  private static final String[] ATOMS = {
    "a",
    "b",
    "/",
    ".",
    "[ab]",
    "[^/]",
    "\\.",
    "\\d",
    "(a|b)",
    "(/.*)?",
    "(?:ab)+",
    "(b|a/)*",
    "\\n",
    "[[:alpha:]]{0,2}",
    "a{2}",
    "b{1,}?",
    "(^a|b)",
    "(a$|/)",
    "(()|a)",
    "x*"
  };
  private static final String TEXT = "ab/.x0\n";

  private final Random random = new Random(7);

  @Test
  public void findsWhatAnotherMachineFinds() throws PatternException {
    for (int round = 0; round < 300; round++) {
      List<String> expressions = expressions();
      Automaton automaton = automaton(expressions, 2_000_000);
      for (int i = 0; i < 40; i++) {
        String text = text();
        assertEquals(expressions + " in " + text, naive(expressions, text), found(automaton, text));
      }
    }
  }

  @Test
  public void aSmallRoomChangesNoAnswer() throws PatternException {
    for (int round = 0; round < 50; round++) {
      List<String> expressions = expressions();
      Automaton automaton = automaton(expressions, 300);
      for (int i = 0; i < 40; i++) {
        String text = text();
        assertEquals(expressions + " in " + text, naive(expressions, text), found(automaton, text));
      }
    }
  }

  @Test
  public void statesNeverTakeMoreThanTheRoom() throws PatternException {
    Automaton automaton = automaton(List.of("^.*a.{12}$"), 5_000);
    for (int i = 0; i < 2_000; i++) {
      automaton.find(Integer.toBinaryString(i * 7919).replace('1', 'a'));
      assertTrue("used " + automaton.used(), automaton.used() <= 5_100);
    }
  }

  @Test(timeout = 20_000)
  public void takesLinearTimeWhereOthersBacktrack() throws PatternException {
    Automaton automaton = automaton(List.of("^(a*)*(a|aa)+$", "^(.*,){25}P"), 2_000_000);
    assertArrayEquals(new int[] {}, automaton.find("a".repeat(1_000_000) + "b"));
    assertArrayEquals(new int[] {0}, automaton.find("a".repeat(1_000_000)));
    assertArrayEquals(new int[] {}, automaton.find(",".repeat(100_000)));
  }

  @Test
  public void aDotIsOneByteOfACharacter() throws PatternException {
    Automaton automaton = automaton(List.of("^.$", "^..$", "^[^a]{3}$"), 2_000_000);
    assertArrayEquals(new int[] {1}, automaton.find("\u00e4"));
    assertArrayEquals(new int[] {2}, automaton.find("\u20ac"));
  }

  @Test
  public void manyThreadsSeeOneAnswer() throws Exception {
    Automaton automaton = automaton(List.of("^/a(/.*)?$", "^/a/[^/]+x$"), 400);
    List<Thread> threads = new ArrayList<>();
    List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 4; t++) {
      threads.add(new Thread(() -> ask(automaton, wrong)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), wrong);
  }

  private static void ask(Automaton automaton, List<String> wrong) {
    for (int i = 0; i < 20_000; i++) {
      String text = "/a/" + Integer.toString(i, 36) + "x";
      if (automaton.find(text).length != 2) {
        wrong.add(text);
      }
    }
  }

  private List<String> expressions() {
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      StringBuilder expression = new StringBuilder("^");
      for (int atoms = random.nextInt(5); atoms >= 0; atoms--) {
        expression.append(ATOMS[random.nextInt(ATOMS.length)]);
        expression.append(random.nextInt(8) == 0 ? "|" : "");
      }
      expressions.add(expression.append(random.nextInt(4) == 0 ? "" : "$").toString());
    }
    return expressions;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      text.append(TEXT.charAt(random.nextInt(TEXT.length())));
    }
    return text.toString();
  }

  private static Automaton automaton(List<String> expressions, int room) throws PatternException {
    List<Pattern> patterns = new ArrayList<>();
    for (String expression : expressions) {
      patterns.add(Pattern.parse(expression));
    }
    return Automaton.of(patterns, room);
  }

  private static List<Integer> found(Automaton automaton, String text) {
    List<Integer> found = new ArrayList<>();
    for (int id : automaton.find(text)) {
      found.add(id);
    }
    return found;
  }

  private static List<Integer> naive(List<String> expressions, String text) {
    List<Integer> found = new ArrayList<>();
    for (int id = expressions.size() - 1; id >= 0; id--) {
      String theirs = expressions.get(id).replace("[[:alpha:]]", "\\p{Alpha}");
      if (java.util.regex.Pattern.compile(theirs, AS_OURS).matcher(text).find()) {
        found.add(id);
      }
    }
    return found;
  }
}
