package org.gatehouse.apparmor.fs;

import static org.junit.Assert.assertArrayEquals;
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
import java.util.Objects;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.load.Choices;
import org.gatehouse.apparmor.load.Loading;
import org.gatehouse.apparmor.load.PolicyChange;
import org.gatehouse.apparmor.load.PolicyWatcher;
import org.gatehouse.apparmor.load.ProfileDirectory;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.testkit.FakeWorld;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AppArmorFsTest implements PolicyWatcher {
  private static final String ROOT = AppArmorFs.ROOT;
  private static final String A =
      "profile a /opt/{a,b} { /x r, deny /x/y w, owner /own w, signal send peer=b, ^hat {} }";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private final List<String> told = new ArrayList<>();
  private final FakeWorld world = new FakeWorld();
  private Path etc;
  private Loading policy;
  private boolean admin = true;
  private String label = "unconfined";

  @Before
  public void enable() throws IOException {
    etc = folder.newFolder("apparmor.d").toPath();
    Loading loading = new Loading(new ActivePolicy(), Choices.unkept(), this);
    ProfileDirectory directory = new ProfileDirectory(etc, Features.DEFAULT, loading);
    policy = loading;
    AppArmorFs fs =
        new AppArmorFs(loading, directory, this, subject -> require(), this::label, true);
    world.enable(
        new SecurityModule() {
          @Override
          public ModuleId id() {
            return ModuleId.of("apparmor");
          }

          @Override
          public void enabling(ModuleContext given) {
            fs.begin(given.slots());
          }

          @Override
          public Map<String, ControlFile> controlFiles() {
            return fs.files();
          }
        });
  }

  private Label label(Cred subject) {
    return Objects.requireNonNull(policy.policy().label(label, ""));
  }

  private void require() {
    if (!admin) {
      throw new LsmException(Errno.EACCES, "no admin");
    }
  }

  @Override
  public void changed(PolicyChange change, String profile) {
    told.add(change.operation() + " " + profile);
  }

  @Override
  public void refused(String file, String report) {
    told.add(report);
  }

  @After
  public void close() {
    world.close();
  }

  private SecurityFs tree() {
    return world.host().tree();
  }

  private String read(String name) {
    return new String(tree().read(world.operator(), ROOT + name), StandardCharsets.ISO_8859_1);
  }

  private void write(String name, String text) {
    byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(data.length, tree().write(world.operator(), ROOT + name, data, 0));
  }

  private String fails(Errno errno, String name, String text) {
    LsmException failure = assertThrows(LsmException.class, () -> write(name, text));
    assertEquals(failure.getMessage(), errno, failure.errno());
    return failure.getMessage();
  }

  private List<String> list(String name) {
    return tree().list(world.operator(), ROOT + name).stream().map(SecurityFs.Entry::name).toList();
  }

  @Test
  public void profilesAreListedWithTheirModes() {
    write(".load", A + "profile :n:c flags=(complain) {}");
    assertEquals("a (enforce)\na//hat (enforce)\n:n://c (complain)\n", read("profiles"));
    assertEquals(List.of("profile_load :n://c", "profile_load a", "profile_load a//hat"), told);
  }

  @Test
  public void loadTakesNoLoadedProfileAndReplaceDoes() {
    write(".load", A);
    assertEquals(
        "profile a is loaded already", fails(Errno.EEXIST, ".load", "profile z {} profile a {}"));
    assertEquals("a (enforce)\na//hat (enforce)\n", read("profiles"));
    write(".replace", "profile a flags=(kill) {}");
    assertEquals("a (kill)\na//hat (enforce)\n", read("profiles"));
  }

  @Test
  public void textWithAnErrorLoadsNothingAndSaysWhere() {
    String reason = fails(Errno.EINVAL, ".replace", "profile a {}\nprofile b { /x }");
    assertTrue(reason, reason.startsWith("text:2:"));
    assertEquals("", read("profiles"));
    assertEquals(List.of(reason), told);
  }

  @Test
  public void compiledProfilesAreRefusedInWords() {
    String reason = fails(Errno.EOPNOTSUPP, ".replace", "\4\b\0version\0\2\5\0\0\0");
    assertTrue(reason, reason.contains("compiled profiles are not taken"));
  }

  @Test
  public void removeTakesChildrenAlong() {
    write(".load", A + "profile ab {} profile :n:c {}");
    write(".remove", "a\n");
    write(".remove", ":n:c");
    assertEquals("ab (enforce)\n", read("profiles"));
    fails(Errno.ENOENT, ".remove", "a");
  }

  @Test
  public void unloadTakesTheTextOfWhatIsTakenAway() {
    write(".load", A + "profile b {} profile :n:c {}");
    write("unload", A + "profile :n:c { /x r, }");
    assertEquals("b (enforce)\n", read("profiles"));
    fails(Errno.ENOENT, "unload", "profile b {} profile zzz {}");
    assertEquals("b (enforce)\n", read("profiles"));
  }

  @Test
  public void onlyWhoMayManageThePolicyChangesIt() {
    admin = false;
    for (String file : List.of(".load", ".replace", ".remove", "reload", "unload", "choice")) {
      fails(Errno.EACCES, file, A);
    }
    assertEquals("", read("profiles"));
  }

  @Test
  public void accessAnswersAsTheKernelDoes() {
    write(".load", A + "profile b flags=(unconfined) {} profile c { /x w, }");
    assertEquals(said("00000244", "00000000"), ask("a\0\2/x"));
    assertEquals(said("00000200", "0000317a"), ask("a\0\2/x/y"));
    assertEquals(said("0000337a", "00000000"), ask("a\0\2/own"));
    assertEquals(said("00000002", "00000000"), ask("a\0\n\1b"));
    assertEquals(said("00000000", "00000000"), ask("a\0\n\1c"));
    assertEquals(said("7fffffff", "7fffffff"), ask("b\0\2/x"));
    assertEquals(said("00000240", "00000000"), ask("a//&c\0\2/x"));
  }

  private static String said(String allow, String quiet) {
    return "allow 0x" + allow + "\ndeny 0x00000000\naudit 0x00000000\nquiet 0x" + quiet + "\n";
  }

  private String ask(String question) {
    write(".access", "label\0" + question);
    return read(".access");
  }

  @Test
  public void accessRefusesWhatIsNoQuestion() {
    write(".load", A);
    fails(Errno.EINVAL, ".access", "a");
    fails(Errno.EINVAL, ".access", "label\0a");
    fails(Errno.EINVAL, ".access", "label\0\0\2/x");
    fails(Errno.EINVAL, ".access", "labels\0a\0\2/x");
    fails(Errno.ENOENT, ".access", "label\0zzz\0\2/x");
    fails(Errno.EFBIG, ".access", "label\0a\0\2/" + "x".repeat(4096));
  }

  @Test
  public void eachProfileHasADirectory() {
    write(".load", A + "profile /usr/bin/x {} profile :n:c {}");
    List<String> names = list("policy/profiles");
    assertEquals(2, names.size());
    assertTrue(names.toString(), names.get(0).matches("a\\.\\d+"));
    assertTrue(names.toString(), names.get(1).matches("usr\\.bin\\.x\\.\\d+"));
    String a = "policy/profiles/" + names.get(0);
    assertEquals(List.of("attach", "mode", "name", "origin", "profiles"), list(a));
    assertEquals("a\n", read(a + "/name"));
    assertEquals("enforce\n", read(a + "/mode"));
    assertEquals("/opt/{a,b}\n", read(a + "/attach"));
    String hat = a + "/profiles/" + list(a + "/profiles").get(0);
    assertEquals("hat\n", read(hat + "/name"));
    assertEquals(List.of("n"), list("policy/namespaces"));
    assertEquals(1, list("policy/namespaces/n/profiles").size());
  }

  private String mine(String as) {
    label = as;
    return (read(".stacked") + read(".ns_stacked") + read(".ns_level") + read(".ns_name"))
        .replace('\n', ' ');
  }

  @Test
  public void whoReadsIsToldOfItsOwnLabel() {
    write(".load", "profile a {} profile b {} profile :n:c {} profile :n//deep:d {}");
    assertEquals("no no 0 root ", mine("unconfined"));
    assertEquals("no no 0 root ", mine("a"));
    assertEquals("yes no 0 root ", mine("a//&b"));
    assertEquals("no no 1 n ", mine(":n:c"));
    assertEquals("yes yes 1 n ", mine("a//&:n:c"));
    assertEquals("yes yes 2 deep ", mine("a//&:n:c//&:n//deep:d"));
    fails(Errno.EACCES, ".ns_name", "x");
  }

  @Test
  public void eachChangeOfANamespaceIsAnotherRevision() {
    assertEquals("1\n", read("revision"));
    write(".load", "profile a {} profile :n:c {}");
    assertEquals("2\n", read("revision"));
    write(".replace", "profile a { /x r, } profile b {}");
    assertEquals("3\n", read("revision"));
    assertEquals("3\n", read("policy/revision"));
    assertEquals("2\n", read("policy/namespaces/n/revision"));
    fails(Errno.ENOENT, ".remove", "zzz");
    assertEquals("3\n", read("revision"));
    write("choice", "complain a");
    write(".remove", "b");
    assertEquals("5\n", read("revision"));
  }

  @Test
  public void featuresAreATree() {
    assertTrue(list("features").contains("file"));
    assertEquals("create read write exec append mmap_exec link lock\n", read("features/file/mask"));
    assertEquals("yes\n", read("features/domain/attach_conditions/xattr"));
    assertEquals("yes\n", read("features/policy/versions/v8"));
  }

  @Test
  public void filesSayWhatBecameOfThem() throws IOException {
    Files.writeString(etc.resolve("a"), "profile a {}");
    Files.writeString(etc.resolve("b"), "profile b {");
    write("reload", "1");
    String[] lines = read("files").split("\n", -1);
    assertEquals("a\tok\t\ta", lines[0]);
    assertTrue(lines[1], lines[1].startsWith("b\terror\t" + etc + "/b:1:"));
    assertEquals("a (enforce)\n", read("profiles"));
  }

  @Test
  public void choiceChangesAModeAndTakesItBack() throws IOException {
    Files.writeString(etc.resolve("a"), "profile a {}");
    write("reload", "1");
    write("choice", "complain a");
    assertEquals("a (complain)\n", read("profiles"));
    write("choice", "disable a");
    assertEquals("", read("profiles"));
    write("choice", "written a");
    assertEquals("a (enforce)\n", read("profiles"));
    fails(Errno.EINVAL, "choice", "sometimes a");
    fails(Errno.EINVAL, "choice", "enforce");
    fails(Errno.ENOENT, "choice", "enforce zzz");
  }

  @Test
  public void answerBelongsToWhoAsked() {
    write(".load", A);
    ask("a\0\2/x");
    byte[] other = tree().read(world.app().cred(), ROOT + ".access");
    assertArrayEquals(new byte[0], other);
  }
}
