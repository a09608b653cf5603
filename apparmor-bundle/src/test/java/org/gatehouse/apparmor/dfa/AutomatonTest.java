package org.gatehouse.apparmor.dfa;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.junit.Test;

/** Random profiles, asked by the automaton and by trying everything. */
public class AutomatonTest {
  private static final int PROFILES = 300;
  private static final int PATHS = 60;
  private static final int RULES = 6;
  private static final int READ = 0x244;
  private static final int WRITE = 0x317a;
  private static final String[] PIECES = {
    "a", "b", "c", "/", "a/", "?", "*", "/*", "/**", "/*/", "[ab]", "{a,b}", "{,/c}", "{a*,b{c,/}}"
  };

  private final Random random = new Random(20_261_121);

  private record Rule(String pattern, boolean deny, boolean owner, boolean audit, boolean write) {
    String text() {
      return (audit ? "audit " : "")
          + (deny ? "deny " : "")
          + (owner ? "owner " : "")
          + pattern
          + (write ? " w,\n" : " r,\n");
    }
  }

  private Rule rule() {
    StringBuilder pattern = new StringBuilder("/");
    for (int left = 1 + random.nextInt(5); left > 0; left--) {
      pattern.append(PIECES[random.nextInt(PIECES.length)]);
    }
    String one = pattern.toString().replace("***", "**").replaceAll("//+", "/");
    return new Rule(
        one,
        random.nextInt(4) == 0,
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        random.nextBoolean());
  }

  private String path() {
    StringBuilder path = new StringBuilder("/");
    for (int left = random.nextInt(7); left > 0; left--) {
      path.append("abcd/".charAt(random.nextInt(5)));
    }
    return path.toString();
  }

  private static Permissions naive(List<Rule> rules, String path, boolean owner) {
    int allow = 0;
    int deny = 0;
    int audit = 0;
    int quiet = 0;
    for (Rule rule : rules) {
      if ((owner || !rule.owner) && NaiveMatcher.matches(rule.pattern, path)) {
        int bits = rule.write ? 2 : 1;
        allow |= rule.deny ? 0 : bits;
        audit |= rule.audit && !rule.deny ? bits : 0;
        deny |= rule.deny ? bits : 0;
        quiet |= rule.deny && !rule.audit ? bits : 0;
      }
    }
    return new Permissions(bits(allow & ~deny) | 0x200, bits(audit), bits(quiet), 0);
  }

  private static int bits(int set) {
    return ((set & 1) != 0 ? READ : 0) | ((set & 2) != 0 ? WRITE : 0);
  }

  private static FileAutomaton compiled(List<Rule> rules) {
    StringBuilder text = new StringBuilder("profile p {\n");
    rules.forEach(rule -> text.append(rule.text()));
    byte[] bytes = text.append("}\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    PolicyParser parser =
        new PolicyParser(new IncludePath(List.of(), Path.of("")), Features.DEFAULT);
    return CompiledPolicy.of(parser.parse("test", bytes), Features.DEFAULT)
        .profiles()
        .get(0)
        .file();
  }

  @Test
  public void randomProfilesSayWhatTryingEverythingFinds() {
    for (int i = 0; i < PROFILES; i++) {
      List<Rule> rules = new ArrayList<>();
      for (int left = 1 + random.nextInt(RULES); left > 0; left--) {
        rules.add(rule());
      }
      FileAutomaton automaton = compiled(rules);
      for (int asked = 0; asked < PATHS; asked++) {
        String path = path();
        FilePermissions said = automaton.permissions(path.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(rules + " " + path, naive(rules, path, true), said.owner());
        assertEquals(rules + " " + path, naive(rules, path, false), said.other());
      }
    }
  }
}
