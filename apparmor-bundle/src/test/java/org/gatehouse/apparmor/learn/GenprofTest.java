package org.gatehouse.apparmor.learn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedProfile;
import org.gatehouse.apparmor.load.Choices;
import org.gatehouse.apparmor.load.Loading;
import org.gatehouse.apparmor.load.PolicyWatcher;
import org.gatehouse.apparmor.load.ProfileDirectory;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.record.RecordLine;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class GenprofTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private final Learned learned = new Learned();
  private final ActivePolicy policy = new ActivePolicy();
  private Path etc;
  private ProfileDirectory directory;
  private Genprof genprof;

  @Before
  public void begin() {
    etc = folder.getRoot().toPath().resolve("apparmor.d");
    Loading loading = new Loading(policy, Choices.unkept(), PolicyWatcher.NOBODY);
    directory = new ProfileDirectory(etc, Features.DEFAULT, loading);
    ProfileDraft draft = new ProfileDraft(directory, learned, Map.of());
    genprof = new Genprof(loading, directory, learned, draft);
  }

  private void works() {
    String body =
        "apparmor=\"ALLOWED\" operation=\"open\" profile=\"a b\" name=\"/srv/x\""
            + " requested_mask=\"r\" denied_mask=\"r\" fsuid=1 ouid=0";
    learned.accept(new RecordLine(1, 1, body));
  }

  private String mode(String name) {
    LoadedProfile found = policy.get().find("", name);
    return found == null ? "none" : found.mode().name();
  }

  @Test
  public void savedProfileIsEnforcedOnTheTasksThatComplained() throws IOException {
    genprof.start("a b");
    assertEquals("COMPLAIN", mode("a b"));
    Label task = policy.get().label("a b", "");
    assertNotNull(task);
    works();
    String text = "profile \"a b\" \"/bundle/a b\" {\n  /srv/x r,\n}\n";
    assertEquals(text, genprof.text("a b"));
    assertEquals(text, genprof.save("a b"));
    assertEquals(text, Files.readString(etc.resolve("a_b")));
    assertEquals(LoadedProfile.Mode.ENFORCE, task.profiles(policy.get()).get(0).mode());
  }

  @Test
  public void profileOfAFileComplainsAndIsNotOverwritten() throws IOException {
    Files.createDirectories(etc);
    Files.writeString(etc.resolve("mine"), "profile \"a b\" { /y r, }\n");
    directory.refresh();
    genprof.start("a b");
    assertEquals("COMPLAIN", mode("a b"));
    works();
    assertTrue(genprof.text("a b").startsWith("# to be added to what " + etc.resolve("mine")));
    LsmException there = assertThrows(LsmException.class, () -> genprof.save("a b"));
    assertEquals(Errno.EEXIST, there.errno());
    assertEquals("profile \"a b\" { /y r, }\n", Files.readString(etc.resolve("mine")));
  }

  @Test
  public void startForgetsWhatWasSeenBefore() {
    works();
    genprof.start("a b");
    assertThrows(LsmException.class, () -> genprof.save("a b"));
  }
}
