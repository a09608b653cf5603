package org.gatehouse.apparmor.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.policy.Features;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ProfileDirectoryTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Etc etc;

  @Before
  public void begin() {
    etc = new Etc(folder.getRoot().toPath());
  }

  @Test
  public void filesAtTheTopAreProfilesAndDeeperOnesAreIncludes() throws IOException {
    etc.write("a", "profile a { include <abstractions/x> }")
        .write("abstractions/x", "/x r,")
        .write(".hidden", "profile h {}")
        .write("README", "not a profile")
        .write("b.dpkg-old", "profile b {}")
        .write("c~", "profile c {}");
    etc.directory.refresh();
    assertEquals("a (enforce)", etc.loaded());
    assertTrue(etc.allowsReading("a", "/x"));
    assertEquals(List.of("profile_load a"), etc.told);
  }

  @Test
  public void noDirectoryIsNoProfiles() {
    Etc none = new Etc(folder.getRoot().toPath().resolve("none"));
    none.directory.refresh();
    assertEquals("", none.loaded());
    assertNull(none.directory.error());
  }

  @Test
  public void fileWithAnErrorKeepsItsOldProfilesAndSaysSo() throws IOException {
    etc.write("a", "profile a { /x r, }").write("b", "profile b { /x r, }");
    etc.directory.refresh();
    etc.write("a", "profile a { /y r, }\nprofile a2 { /z r }").write("b", "profile b { /y r, }");
    etc.told.clear();
    etc.directory.refresh();
    assertEquals("a (enforce) b (enforce)", etc.loaded());
    assertTrue(etc.allowsReading("a", "/x"));
    assertTrue(etc.allowsReading("b", "/y"));
    assertEquals(List.of("profile_replace b"), etc.told.subList(0, 1));
    assertTrue(etc.told.toString(), etc.told.get(1).startsWith("a:2:"));
    assertEquals(etc.path + "/" + etc.told.get(1), etc.directory.files().get(0).error());
    assertNull(etc.directory.files().get(1).error());
  }

  @Test
  public void errorIsToldOnceAndForgottenWhenTheFileIsGood() throws IOException {
    etc.write("a", "profile a {");
    etc.directory.refresh();
    etc.directory.refresh();
    assertEquals(1, etc.told.size());
    etc.write("a", "profile a {}");
    etc.directory.refresh();
    assertEquals("a (enforce)", etc.loaded());
    assertNull(etc.directory.files().get(0).error());
  }

  @Test
  public void changedIncludeReplacesOnlyWhatIncludesIt() throws IOException {
    etc.write("a", "profile a { include <x/y> }")
        .write("b", "profile b { /b r, }")
        .write("x/y", "/1 r,");
    etc.directory.refresh();
    etc.write("x/y", "/2 r,");
    etc.told.clear();
    etc.directory.refresh();
    assertEquals(List.of("profile_replace a"), etc.told);
    assertTrue(etc.allowsReading("a", "/2"));
  }

  @Test
  public void includeThatWasMissingIsFoundWhenItComes() throws IOException {
    etc.write("a", "profile a { include <x/y> }").write("b", "profile b { include if exists <l> }");
    etc.directory.refresh();
    assertEquals("b (enforce)", etc.loaded());
    etc.write("x/y", "/1 r,").write("x/z", "");
    etc.directory.refresh();
    assertTrue(etc.allowsReading("a", "/1"));
  }

  @Test
  public void removedFileTakesItsProfilesAlong() throws IOException {
    etc.write("a", "profile a { ^hat {} }").write("b", "profile b {}");
    etc.directory.refresh();
    etc.delete("a");
    etc.told.clear();
    etc.directory.refresh();
    assertEquals("b (enforce)", etc.loaded());
    assertEquals(List.of("profile_remove a", "profile_remove a//hat"), etc.told);
  }

  @Test
  public void renamedFileKeepsItsTasksConfined() throws IOException {
    etc.write("a", "profile p {}");
    etc.directory.refresh();
    Label label = label("p");
    etc.delete("a");
    etc.write("b", "profile p { /x r, }");
    etc.directory.refresh();
    assertFalse(label.unconfined(etc.policy.get()));
    assertEquals("profile_replace p", etc.told.get(1));
  }

  @Test
  public void profileThatMovesToAnotherFileKeepsItsTasksConfined() throws IOException {
    etc.write("a", "profile p {} profile q {}").write("b", "profile r {}");
    etc.directory.refresh();
    Label label = label("p");
    etc.write("a", "profile q {}").write("b", "profile r {} profile p {}");
    etc.directory.refresh();
    assertFalse(label.unconfined(etc.policy.get()));
  }

  private Label label(String name) {
    Label label = etc.policy.get().label(name, "");
    assertNotNull(label);
    return label;
  }

  @Test
  public void profileOfTwoFilesIsTheFirstOnesAndTheOtherFileIsRefused() throws IOException {
    etc.write("b", "profile p { /b r, }");
    etc.directory.refresh();
    etc.write("a", "profile p { /a r, }");
    etc.directory.refresh();
    assertTrue(etc.allowsReading("p", "/b"));
    assertTrue(etc.told.toString(), etc.told.get(1).startsWith("a:1:"));
    etc.delete("b");
    etc.directory.refresh();
    assertTrue(etc.allowsReading("p", "/a"));
  }

  @Test
  public void disabledFileIsNotLoadedAndComplainingOneComplains() throws IOException {
    etc.write("a", "profile a {}")
        .write("b", "profile b {}")
        .write("disable/a", "")
        .write("force-complain/b", "");
    etc.directory.refresh();
    assertEquals("b (complain)", etc.loaded());
    etc.delete("disable/a");
    etc.delete("force-complain/b");
    etc.directory.refresh();
    assertEquals("a (enforce) b (enforce)", etc.loaded());
  }

  @Test
  public void fileThatIsBeingWrittenIsLeftAlone() throws IOException {
    etc.write("a", "profile a { /x r, }");
    etc.directory.refresh();
    etc.write("a", "");
    etc.directory.poll();
    assertEquals("a (enforce)", etc.loaded());
    etc.write("a", "profile a { /y r, }");
    etc.directory.poll();
    etc.directory.poll();
    assertTrue(etc.allowsReading("a", "/y"));
  }

  @Test
  public void quietLookChangesNothing() throws IOException {
    etc.write("a", "profile a {}");
    etc.directory.refresh();
    LoadedPolicy before = etc.policy.get();
    etc.directory.poll();
    etc.directory.poll();
    assertSame(before, etc.policy.get());
  }

  @Test
  public void changeCountsOnceItStaysAsItIsAndNotAfterTheEnd() throws Exception {
    Ticks ticks = new Ticks();
    etc.write("a", "profile a {}");
    try (Watch watch = Watch.start(etc.directory, etc.loading, ticks)) {
      assertNotNull(watch);
      ticks.tick();
      assertEquals("", etc.loaded());
      ticks.tick();
      assertEquals("a (enforce)", etc.loaded());
      etc.write("a", "profile a flags=(complain) {}");
      ticks.tick();
      etc.write("a", "profile a flags=(kill) {}");
      ticks.tick();
      assertEquals("a (enforce)", etc.loaded());
      ticks.tick();
      assertEquals("a (kill)", etc.loaded());
      etc.write("a", "profile a {}");
      ticks.tick();
    }
    assertEquals("a (kill)", etc.loaded());
  }

  @Test
  public void fileOfManyProfilesComesIntoForceAtOnce() throws IOException {
    etc.write("a", "profile a {} profile b {}");
    etc.directory.refresh();
    CompiledPolicy both =
        CompiledPolicy.of(
            etc.directory
                .parser()
                .parse("x", "profile a { /x r, } profile b { /x r, }".getBytes(US_ASCII)),
            Features.DEFAULT);
    etc.loading.add(new byte[0], both, true);
    assertTrue(etc.allowsReading("a", "/x") && etc.allowsReading("b", "/x"));
  }
}
