package org.gatehouse.torture.confine;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a denial says of itself. */
final class Explained {
  private static final Pattern SERIAL = Pattern.compile("\\(audit ([0-9]+)\\)");
  private static final Pattern CAPABILITY =
      Pattern.compile("capability: (\\S+ \\S+) added to capabilities in etc/(\\S+)");
  private static final Pattern SMACK = Pattern.compile("smack: (\\S+ \\S+ [rwxatlb]+)\\b");
  private static final Pattern SELINUX = Pattern.compile("selinux: (allow [^;]+;)");
  private static final Pattern APPARMOR =
      Pattern.compile("apparmor: (.+), in profile \\S+ of (\\S+)");

  private Explained() {}

  /** The serial that a denial's message names. */
  static String serial(String message) {
    return found(SERIAL, message, 1);
  }

  /** The grant that an explanation names, in capability's language. */
  static String capability(String explanation) {
    return found(CAPABILITY, explanation, 1);
  }

  /** The rule that an explanation names. */
  static String rule(String explanation) {
    return found(SMACK, explanation, 1);
  }

  /** The rule that an explanation names, in SELinux's language. */
  static String allow(String explanation) {
    return found(SELINUX, explanation, 1);
  }

  /** The line that a profile lacks. */
  static Line profile(String explanation) {
    Path file = Path.of(found(APPARMOR, explanation, 2));
    return new Line(found(APPARMOR, explanation, 1) + ",", new Profile(file));
  }

  /**
   * A line of a profile.
   *
   * @param profile where it is to be
   */
  record Line(String text, Profile profile) {}

  private static String found(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("expected " + pattern + " in: " + text);
    }
    return matcher.group(group);
  }
}
