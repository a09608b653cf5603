package org.gatehouse.apparmor.policy;

import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Short ways to parse what a test writes. */
final class Parsing {
  private Parsing() {}

  static PolicyParser parser(Path base) {
    return new PolicyParser(new IncludePath(List.of(base), base), Features.DEFAULT);
  }

  static Policy policy(String text) {
    return parser(Path.of("no-such-directory"))
        .parse("p", text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Profile profile(String text) {
    return policy(text).profiles().get(0);
  }

  /** The rules of a profile with this text in its braces. */
  static List<Rule> rules(String text) {
    return profile("profile p {\n" + text + "\n}\n").rules();
  }

  static <R extends Rule> R rule(Class<R> type, String text) {
    return type.cast(rules(text).get(0));
  }

  static String refusal(String text) {
    return assertThrows(PolicyException.class, () -> policy(text)).report();
  }

  /** Why a profile with this line in its braces is refused; the line is the second. */
  static String refusedRule(String line) {
    return refusal("profile p {\n" + line + "\n}\n");
  }
}
