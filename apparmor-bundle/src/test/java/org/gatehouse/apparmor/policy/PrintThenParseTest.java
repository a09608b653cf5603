package org.gatehouse.apparmor.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.Test;

/** Whatever profile was read: written and read again it is the same. */
public class PrintThenParseTest {
  private static final List<String> PIECES =
      List.of(
          "a", "/", "*", "**", "?", "[a-c]", "[^/]", "{a,b/}", "\\*", "\\,", "\\\\", "\\\"", "\\ ",
          "@{V}", "@{W}", "\\@{x", "\\000", "\\d200", ".", "+", "(", "=", "'");
  private static final List<String> MODES =
      List.of(
          "r", "rwk", "a", "mr", "l", "ix", "Px", "cix", "pux", "Ux -> t", "cx -> c", "x -> &t");
  private static final List<String> OTHERS =
      List.of(
          "signal (send) set=(hup exists rtmin+2) peer=\"%s\"",
          "ptrace (read, tracedby) peer=\"%s\"",
          "unix (connect) type=stream peer=(addr=\"@%s\" label=\"/%s\")",
          "unix bind addr=\"@%s\"",
          "dbus send bus=session path=\"/%s\" peer=(name=org.x)",
          "dbus bind name=\"%s\"",
          "mount options=(ro,noexec) options in (sync) fstype=(\"%s\") \"/%s\" -> \"/%s\"",
          "mount options=(rbind) \"/%s\"",
          "remount options=(ro) \"/%s\"",
          "umount \"/%s\"",
          "pivot_root oldroot=\"/%s\" \"/x\" -> t",
          "change_profile -> \"%s\"",
          "change_profile unsafe \"/%s\" -> t",
          "network inet stream",
          "network udp",
          "network unix",
          "capability chown sys_admin",
          "link \"/%s\" -> \"/%s\"",
          "l subset \"/%s\" -> \"/b\"");

  private final Random random = new Random(8);

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(pick(PIECES));
    }
    return text.toString();
  }

  private String rule() {
    String prefix = pick(List.of("", "", "audit ", "allow "));
    if (random.nextBoolean()) {
      return prefix + pick(List.of("", "owner ", "other ")) + "\"/" + text() + "\" " + pick(MODES);
    }
    return prefix + pick(OTHERS).replaceAll("%s", Matcher.quoteReplacement(text()));
  }

  private String profile() {
    String flags = pick(List.of("", " flags=(complain)", " flags=(audit attach_disconnected)"));
    String head = "profile \"n" + text() + "\" \"/" + text() + "\"" + flags + " {\n  ";
    return "@{V}=v /w/\n@{W}=\"w w\"\n"
        + head
        + rule()
        + ",\n  "
        + rule()
        + ",\n"
        + "  ^h { "
        + rule()
        + ", set rlimit nice <= -3, set rlimit as <= 1M, }\n}\n";
  }

  /** The records without their places. */
  private static String bare(Policy policy) {
    return policy.profiles().toString().replaceAll("place=p:\\d+:\\d+, ", "");
  }

  @Test
  public void printedProfilesAreReadAsTheyWere() {
    int compared = 0;
    for (int i = 0; i < 2000; i++) {
      Policy policy = read(profile());
      if (policy != null) {
        compared++;
        String printed = ProfileText.of(policy.profiles());
        assertEquals(printed, bare(policy), bare(Parsing.policy(printed)));
      }
    }
    assertTrue("compared " + compared, compared > 500);
  }

  /** Null if what the dice wrote is no policy: two ways to execute one file, say. */
  private static Policy read(String text) {
    try {
      return Parsing.policy(text);
    } catch (PolicyException e) {
      return null;
    }
  }

  @Test
  public void aNulIsPrintedAsItsNumber() {
    String printed = ProfileText.of(read("profile a { /a\0[b] r, }").profiles());
    assertEquals(printed, ProfileText.of(read(printed).profiles()));
  }
}
