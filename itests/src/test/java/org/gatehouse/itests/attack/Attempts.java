package org.gatehouse.itests.attack;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.itests.attack.Attempt.Source;

/** Makes the attempts of a group, and says of each on standard output how it ended. */
final class Attempts {
  private static final int LONGEST = 160;

  private final String group;

  Attempts(String group) {
    this.group = group;
  }

  /** Makes the attempts of the group; they are never missing without a word. */
  void all(Attacker.Group attempts, Prey prey) {
    try {
      attempts.make(prey, this);
    } catch (Throwable e) { // It is the test that judges it.
      e.printStackTrace();
      say("act the group itself,", "all", "denied: " + e);
    }
  }

  /** Does something. */
  void act(String name, Attempt attempt) {
    say("act", name, outcome(attempt));
  }

  /** Gets at the secret where not the file is guarded but the way. */
  void get(String name, Source source) {
    say("act", name, outcome(() -> text(source.read()).contains(Prey.SECRET)));
  }

  /** Does something to the secret, or to what it lies in. */
  void touch(String name, Attempt attempt) {
    say("read", name, outcome(attempt));
  }

  /** Reads the secret. */
  void read(String name, Source source) {
    say("read", name, outcome(() -> text(source.read()).contains(Prey.SECRET)));
  }

  private void say(String kind, String name, String outcome) {
    System.out.println("attempt " + kind + " " + group + "/" + name + " " + outcome);
  }

  private static String outcome(Attempt attempt) {
    try {
      return attempt.happens() ? "succeeded" : "denied: without an exception";
    } catch (Throwable e) { // Whatever it is, it is how the attempt ended.
      return "denied: " + shortened(root(e).toString());
    }
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : root(cause);
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ');
    return line.substring(0, Math.min(line.length(), LONGEST));
  }

  private static String text(Object read) throws Exception {
    if (read instanceof InputStream in) {
      try (in) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    if (read instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return read instanceof List<?> lines && lines.size() == 1
        ? text(lines.get(0))
        : String.valueOf(read);
  }
}
