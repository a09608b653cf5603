package org.gatehouse.selinux.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.testkit.FakeWorld;
import org.junit.Test;

/** What is in force from when on: policies, rules beside them, booleans, the mode. */
public class LoadedPolicyTest extends InDistribution {
  @Test
  public void rulesBesideThePolicyAreInForceAndFaultsInThemKeepTheModuleOut() throws IOException {
    Files.writeString(etc.resolve("local.te"), "allow h2_t report_data_t:file red;");
    LsmException refused = assertThrows(LsmException.class, this::enable);
    String place = etc.resolve("local.te") + ":1:31: the class file has no permission red";
    assertTrue(refused.getMessage(), String.valueOf(refused.getMessage()).contains(place));
    Files.writeString(etc.resolve("local.te"), "allow h2_t report_data_t:file { read open };");
    world.enable("selinux");
    assertFalse(permission(world.app(), "report", Mask.READ).isDenied());
    assertTrue(permission(world.app(), "report", Mask.WRITE).isDenied());
  }

  @Test
  public void permissiveIsLoggedOnceAndAllowed() {
    enable();
    state.setEnforcing(false);
    Verdict first = permission(world.app(), "report", Mask.READ);
    assertFalse(first.isDenied());
    assertTrue(first.reason(), first.reason().endsWith("permissive=1"));
    assertSame(Verdict.ALLOW, permission(world.app(), "report", Mask.READ));
    state.setEnforcing(true);
    assertTrue(permission(world.app(), "report", Mask.READ).isDenied());
  }

  @Test
  public void aBooleanTakesEffectAtTheNextDecision() {
    enable();
    Cred app = world.app().cred();
    assertTrue(world.table().socketCreate(app, 2, 1).isDenied());
    state.pend("h2_listen", true);
    assertTrue(world.table().socketCreate(app, 2, 1).isDenied());
    state.commit();
    assertSame(Verdict.ALLOW, world.table().socketCreate(app, 2, 1));
  }

  @Test
  public void booleansAreKeptForLaterStartsAndFaultyLinesAreToldAndLeftOut() throws IOException {
    Path file = etc.resolve("booleans.local");
    Files.writeString(file, "# mine\nh2_listen=1\nno_such=1\nnonsense\napp_connect=maybe\n");
    enable();
    assertTrue(state.active().bool("h2_listen"));
    assertTrue(state.active().bool("app_connect"));
    assertEquals(
        List.of(
            "ERROR " + file + ":3: the policy has no boolean no_such; the line is left out",
            "ERROR " + file + ":4: expected NAME=0 or NAME=1; the line is left out",
            "ERROR " + file + ":5: 'maybe' is no state of a boolean; the line is left out"),
        log.lines().stream().filter(line -> line.startsWith("ERROR")).toList());
    ControlFile kept = module.controlFiles().get("/security/selinux/booleans.local");
    kept.write(world.operator(), "h2_listen 0\napp_connect 0".getBytes(ISO_8859_1), 0);
    assertEquals(
        "# mine\nh2_listen=0\nno_such=1\nnonsense\napp_connect=0\n", Files.readString(file));
    assertTrue("not before the next start", state.active().bool("h2_listen"));
    assertEquals(Files.readString(file), new String(kept.read(world.operator()), ISO_8859_1));
  }

  @Test
  public void everyDenialIsRecordedWhereDontauditIsOffAlsoAfterAStart() throws IOException {
    fileContexts("%s(/.*)? default_t");
    enable();
    assertTrue(world.table().inodeGetattr(world.app().cred(), path("other")).isSilent());
    dontaudit("0");
    Verdict denied = world.table().inodeGetattr(world.app().cred(), path("other"));
    assertTrue(denied.reason(), denied.reason().startsWith("avc:  denied  { getattr }"));
    assertFalse(denied.isSilent());
    assertTrue(Files.exists(etc.resolve("disable_dontaudit")));
    SelinuxState next = new SelinuxState(e -> {});
    new PolicyDirectory(etc, Map.of()).loadInto(next, fault -> {});
    assertArrayEquals(state.policy(), next.policy());
    dontaudit("1");
    assertTrue(world.table().inodeGetattr(world.app().cred(), path("other")).isSilent());
    assertFalse(Files.exists(etc.resolve("disable_dontaudit")));
  }

  @Test
  public void dontauditStaysAsItWasWhereTheLoadIsRefused() throws IOException {
    enable();
    Files.writeString(etc.resolve("local.te"), "nonsense");
    assertThrows(LsmException.class, () -> dontaudit("0"));
    assertFalse(Files.exists(etc.resolve("disable_dontaudit")));
  }

  private void dontaudit(String value) {
    ControlFile file = module.controlFiles().get("/security/selinux/dontaudit");
    file.write(world.operator(), value.getBytes(ISO_8859_1), 0);
    assertEquals(value, new String(file.read(world.operator()), ISO_8859_1));
  }

  @Test
  public void withoutAPolicyAllIsAllowedAndTheFirstOneLabelsWhatIsThere() throws IOException {
    Files.delete(etc.resolve("policy.33"));
    enable();
    assertEquals("kernel", label(world.app().cred()));
    PathObject held = path("h2/db");
    assertSame(Verdict.ALLOW, permission(world.app(), "report", Mask.READ));
    state.load(Files.readAllBytes(ETC.resolve("policy.33")));
    assertEquals("h2_t", type(world.app()));
    assertTrue(permission(world.app(), "report", Mask.READ).isDenied());
    assertSame(
        Verdict.ALLOW,
        world
            .table()
            .inodePermission(world.app().cred(), Objects.requireNonNull(held.inode()), Mask.READ));
  }

  @Test
  public void whatWasThereBeforeTheModuleIsLabelledOnFirstContact() {
    path("h2/db");
    enable();
    assertEquals("h2_data_t", type("h2/db"));
    world.disable("selinux");
    world.enable("selinux");
    assertEquals("h2_data_t", type("h2/db"));
    assertEquals("h2_t", type(world.app()));
  }

  @Test
  public void aFaultyPolicyOrLabelFileKeepsTheModuleOut() throws IOException {
    Files.writeString(etc.resolve("bundle_contexts"), "name=x context=nonsense\n");
    LsmException refused = assertThrows(LsmException.class, this::enable);
    assertTrue(
        refused.getMessage(),
        refused.getMessage().startsWith(etc.resolve("bundle_contexts") + ":1:16: invalid"));
    Files.write(etc.resolve("policy.34"), new byte[] {1, 2, 3});
    SelinuxModule other = Modules.of(new SelinuxState(e -> {}), etc, jars, log);
    FakeWorld elsewhere = new FakeWorld();
    LsmException broken = assertThrows(LsmException.class, () -> elsewhere.enable(other));
    elsewhere.close();
    assertTrue(
        broken.getMessage(), broken.getMessage().startsWith(etc.resolve("policy.34") + ": policy"));
  }
}
