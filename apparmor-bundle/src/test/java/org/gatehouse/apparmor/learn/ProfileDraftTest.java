package org.gatehouse.apparmor.learn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.FileChecks;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.load.Choices;
import org.gatehouse.apparmor.load.Loading;
import org.gatehouse.apparmor.load.PolicyWatcher;
import org.gatehouse.apparmor.load.ProfileDirectory;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.record.RecordLine;
import org.gatehouse.apparmor.record.RecordText;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ProfileDraftTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private final Learned learned = new Learned();
  private final List<String[]> seen = new ArrayList<>();
  private Path etc;

  @Before
  public void begin() throws IOException {
    etc = folder.newFolder("apparmor.d").toPath();
  }

  private String draft() {
    Loading loading = new Loading(new ActivePolicy(), Choices.unkept(), PolicyWatcher.NOBODY);
    ProfileDirectory directory = new ProfileDirectory(etc, Features.DEFAULT, loading);
    Map<String, String> places = Map.of("state", "/opt/gate house/var", "home", "/opt/gate house");
    return new ProfileDraft(directory, learned, places).text("app", "/bundle/app");
  }

  private void file(String profile, String name, String mask, int user, int owner) {
    RecordText text =
        new RecordText()
            .word("apparmor", "ALLOWED")
            .word("operation", "open")
            .name("profile", profile)
            .name("name", name)
            .word("requested_mask", mask)
            .word("denied_mask", mask)
            .number("fsuid", user)
            .number("ouid", owner);
    learned.accept(new RecordLine(1, 1, text.toString()));
    seen.add(new String[] {profile, name, mask, user == owner ? "owner" : ""});
  }

  private void file(String name, String mask) {
    file("app", name, mask, 1000, 0);
  }

  private void other(String body) {
    learned.accept(new RecordLine(1, 1, "apparmor=\"ALLOWED\" " + body));
  }

  /** The rules of the draft, which allows all that was seen. */
  private List<String> rules() {
    String text = draft();
    enforces(text);
    return text.lines().map(String::strip).filter(line -> line.endsWith(",")).toList();
  }

  private void enforces(String text) {
    Loading loading = new Loading(new ActivePolicy(), Choices.unkept(), PolicyWatcher.NOBODY);
    ProfileDirectory directory = new ProfileDirectory(etc, Features.DEFAULT, loading);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    CompiledPolicy compiled =
        CompiledPolicy.of(directory.parser().parse("draft", bytes), Features.DEFAULT);
    LoadedPolicy policy = LoadedPolicy.EMPTY.withFile("draft", compiled);
    for (String[] each : seen) {
      Label label = policy.label(each[0].replace("null-", ""), "");
      int bits = FileNeed.of(each[2], false).bits() & ~1;
      byte[] path = each[1].getBytes(StandardCharsets.ISO_8859_1);
      Decision said = FileChecks.path(policy, label, path, bits, each[3].equals("owner"));
      assertEquals(text + String.join(" ", each), Decision.ALLOWED, said);
    }
  }

  @Test
  public void numbersVersionsAndDatesBecomeGlobs() {
    file("/srv/app/lib-1.2.3.jar", "r");
    file("/tmp/junit8273648723648/data.db", "rw");
    file("/srv/log/2026-11-21.log", "a");
    file("/usr/lib/libz.so.1.2.13", "rm");
    file("/srv/c/6ba7b810-9dad-11d1-80b4-00c04fd430c8/x", "r");
    file("/srv/cache/bundle12/version0.0/bundle.jar", "r");
    file("/proc/4711/status", "r");
    assertEquals(
        List.of(
            "/proc/*/status r,",
            "/srv/app/lib-*.jar r,",
            "/srv/c/*/x r,",
            "/srv/cache/bundle*/version*/bundle.jar r,",
            "/srv/log/*.log w,",
            "/tmp/junit*/data.db rw,",
            "/usr/lib/libz.so* rm,"),
        rules());
  }

  @Test
  public void aHatIsWrittenThoughNothingIsDoneInIt() {
    other("operation=\"change_hat\" profile=\"app\" name=\"one\" target=\"app//null-one\"");
    file("app//null-one//null-/bin/x", "/srv/x", "r", 1000, 0);
    other(
        "operation=\"change_hat\" profile=\"app//null-one\" name=\"two\""
            + " target=\"app//null-two//&other//null-two\"");
    String text = draft();
    assertTrue(text, text.contains("\n  ^one {\n    /srv/x r,\n  }\n\n  ^two {\n  }\n}"));
  }

  @Test
  public void profilesThatATaskChangesToBecomeRules() {
    other("operation=\"change_profile\" profile=\"app\" name=\"a\" target=\"a\"");
    other("operation=\"change_onexec\" profile=\"app\" name=\"b\" target=\"b\"");
    assertEquals(List.of("change_profile -> a,", "change_profile -> b,"), rules());
  }

  @Test
  public void plainNamesAndOddOnesMeanThemselves() {
    file("/srv/x86_64/port8080", "r");
    file("/srv/my [books]/a*b", "r");
    file("/srv/\u00c3\u00a4\\000", "r");
    assertEquals(
        List.of(
            "\"/srv/my \\[books\\]/a\\*b\" r,",
            "/srv/\\303\\244\\\\000 r,",
            "/srv/x86_64/port* r,"),
        rules().stream().sorted().toList());
  }

  @Test
  public void directoriesOfThisMachineBecomeVariables() {
    file("/opt/gate house/var/db/1.db", "rwk");
    file("/opt/gate house/lib/a.jar", "r");
    file("/opt/gate houses/x", "r");
    String text = draft();
    assertTrue(text, text.startsWith("@{state} = \"/opt/gate house/var\"\n@{home} = "));
    assertEquals(
        List.of("\"/opt/gate houses/x\" r,", "@{home}/lib/a.jar r,", "@{state}/db/1.db rwk,"),
        rules());
  }

  @Test
  public void manyAlikeFilesBecomeOnePattern() {
    for (String name : List.of("a", "b", "c", "d")) {
      file("/srv/www/pages/" + name + ".html", "r");
      file("/etc/app/" + name + ".conf", "r");
      file("/srv/bin/" + name + ".sh", "x");
    }
    file("/srv/www/pages/other.html", "w");
    List<String> rules = rules();
    assertTrue(rules.toString(), rules.contains("/srv/www/pages/*.html r,"));
    assertTrue(rules.toString(), rules.contains("/srv/www/pages/other.html w,"));
    assertTrue(rules.toString(), rules.contains("/etc/app/a.conf r,"));
    assertTrue(rules.toString(), rules.contains("/srv/bin/a.sh Pix,"));
    assertEquals(10, rules.size());
  }

  @Test
  public void manyDirectoriesOfManyFilesBecomeATree() {
    for (int dir = 0; dir < 4; dir++) {
      for (int file = 0; file < 6; file++) {
        file("/srv/www/d" + dir + "/f" + file, "r");
      }
    }
    assertEquals(List.of("/srv/www/** r,"), rules());
  }

  @Test
  public void ownFilesAreOwnersUnlessOneIsNot() {
    file("app", "/tmp/one", "rw", 1000, 1000);
    file("app", "/tmp/two", "rw", 1000, 1000);
    file("app", "/tmp/two", "r", 1000, 0);
    file("app", "/tmp/root", "r", 0, 0);
    assertEquals(List.of("owner /tmp/one rw,", "/tmp/root r,", "/tmp/two rw,"), sorted(rules()));
  }

  private static List<String> sorted(List<String> rules) {
    return rules.stream()
        .sorted((a, b) -> a.replace("owner ", "").compareTo(b.replace("owner ", "")))
        .toList();
  }

  @Test
  public void whatIsNoFileHasARuleOfItsOwn() {
    other(
        "operation=\"capable\" profile=\"app\" pid=1 capability=10  capname=\"net_bind_service\"");
    other("operation=\"create\" profile=\"app\" family=\"inet\" sock_type=\"stream\" protocol=6");
    other(
        "operation=\"signal\" profile=\"app\" requested_mask=\"send\" signal=term peer=\"other\"");
    other("operation=\"ptrace\" profile=\"app\" requested_mask=\"trace\" peer=612062");
    other("operation=\"link\" profile=\"app\" requested_mask=\"l\" name=\"/a\" target=\"/b\"");
    assertEquals(
        List.of(
            "capability net_bind_service,",
            "link /a -> /b,",
            "network inet stream,",
            "ptrace trace peer=\"a b\",",
            "signal send set=term peer=other,"),
        rules());
  }

  @Test
  public void abstractionTakesThePlaceOfWhatItAllows() throws IOException {
    Files.createDirectories(etc.resolve("abstractions"));
    Files.createDirectories(etc.resolve("tunables"));
    Files.writeString(etc.resolve("tunables/global"), "@{PROC} = /proc/\n");
    Files.writeString(
        etc.resolve("abstractions/names"),
        "/etc/hosts r,\n/etc/resolv.conf r,\n@{PROC}/net/** r,\n");
    Files.writeString(etc.resolve("abstractions/few"), "/etc/hosts r,\n/srv/x r,\n");
    Files.writeString(etc.resolve("abstractions/no"), "deny /etc/hosts r,\n/** r,\n");
    Files.writeString(etc.resolve("abstractions/broken"), "/x\n");
    file("/etc/hosts", "r");
    file("/etc/resolv.conf", "r");
    file("/proc/net/if_inet6", "r");
    file("/srv/x", "r");
    String text = draft();
    assertTrue(text, text.startsWith("include <tunables/global>\n"));
    assertTrue(text, text.contains("\n  include <abstractions/names>\n  /srv/x r,\n}"));
  }

  @Test
  public void baseBelongsIntoEachProfileAndRulesThatAreSaidAreNotRepeated() throws IOException {
    Files.createDirectories(etc.resolve("abstractions"));
    Files.createDirectories(etc.resolve("tunables"));
    Files.writeString(etc.resolve("tunables/gatehouse"), "@{JAVA} = /jdk/\n");
    Files.writeString(
        etc.resolve("abstractions/base"), "@{JAVA}** r,\nptrace tracedby peer=unconfined,\n");
    other("operation=\"ptrace\" profile=\"app\" requested_mask=\"tracedby\" peer=\"unconfined\"");
    other("operation=\"create\" profile=\"app\" family=\"inet\" sock_type=\"stream\"");
    file("/jdk/lib/modules", "r");
    assertEquals(
        """
        include <tunables/gatehouse>

        profile app /bundle/app {
          include <abstractions/base>
          network inet stream,
        }
        """,
        draft());
  }

  @Test
  public void hatsAndProgramsWithoutAProfileArePartOfIt() {
    file("app", "/a/b", "r", 1000, 0);
    file("app//null-/usr/bin/id", "/etc/passwd", "r", 1000, 0);
    file("app//null-page", "/srv/page", "r", 1000, 0);
    seen.removeIf(each -> each[0].contains("null-/"));
    assertEquals(
        """
        profile app /bundle/app {
          /a/b r,
          /etc/passwd r,

          ^page {
            /srv/page r,
          }
        }
        """,
        draft());
    enforces(draft());
  }

  @Test
  public void nothingSeenIsNoProfile() {
    LsmException none = assertThrows(LsmException.class, this::draft);
    assertEquals(Errno.ENODATA, none.errno());
    file("application", "/x", "r", 1000, 0);
    assertThrows(LsmException.class, this::draft);
  }

  @Test
  public void namesCannotWriteRules() {
    file("/srv/x r,\n /etc/shadow", "r");
    file("/srv/a\" rw, \"b", "r");
    enforces(draft());
    assertEquals(2, rules().size());
    assertTrue(draft(), draft().contains("\"/srv/x r\\,\\012 /etc/shadow\" r,"));
  }
}
