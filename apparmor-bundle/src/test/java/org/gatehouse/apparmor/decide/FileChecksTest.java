package org.gatehouse.apparmor.decide;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.lsm.hook.Errno;
import org.junit.Test;

public class FileChecksTest {
  private static final LoadedPolicy POLICY =
      World.policy(
          """
          profile a { /a/** rw, audit /a/log w, deny /a/secret rw, owner /home/** r,
            link /names/* -> /files/*, link subset /sub/* -> /files/*, /sub/* rw, /files/r r,
            /files/rw rw, }
          profile b { /a/** r, /b/** rw, }
          profile c flags=(complain) { deny /secret r, }
          profile k flags=(kill) { /k r, }
          profile u flags=(unconfined) { }
          profile l flags=(audit) { /** r, }
          """);

  private static Decision ask(String label, String path, int request, boolean owner) {
    return FileChecks.path(POLICY, World.label(POLICY, label), World.bytes(path), request, owner);
  }

  private static boolean allowed(String label, String path, int request) {
    return ask(label, path, request, false).allowed();
  }

  private static Finding.Kind kind(Decision decision) {
    assertEquals(1, decision.findings().size());
    return decision.findings().get(0).kind();
  }

  @Test
  public void whatIsAllowedAndNotLoggedIsTheOneConstant() {
    assertSame(Decision.ALLOWED, ask("a", "/a/x", Permissions.READ | Permissions.WRITE, false));
  }

  @Test
  public void everyProfileOfAStackMustAllow() {
    assertTrue(allowed("a//&b", "/a/x", Permissions.READ));
    assertFalse(allowed("a//&b", "/a/x", Permissions.WRITE));
    assertFalse(allowed("a//&b", "/b/x", Permissions.READ));
    assertTrue(allowed("a//&unconfined", "/a/x", Permissions.WRITE));
  }

  @Test
  public void ownersRulesAreForTheOwnersFiles() {
    assertTrue(ask("a", "/home/x", Permissions.READ, true).allowed());
    assertEquals(Errno.EACCES, ask("a", "/home/x", Permissions.READ, false).error());
  }

  @Test
  public void auditLogsWhatIsAllowed() {
    Decision decision = ask("a", "/a/log", Permissions.WRITE | Permissions.READ, false);
    assertTrue(decision.allowed());
    assertEquals(Finding.Kind.AUDIT, kind(decision));
    assertEquals(Permissions.WRITE, decision.findings().get(0).requested());
    assertEquals(Finding.Kind.AUDIT, kind(ask("l", "/x", Permissions.READ, false)));
  }

  @Test
  public void denyIsQuiet() {
    Decision decision = ask("a", "/a/secret", Permissions.READ, false);
    assertEquals(Errno.EACCES, decision.error());
    assertEquals(0, decision.findings().size());
  }

  @Test
  public void complainAllowsAndLogsButNotWhatDenyKeepsQuiet() {
    Decision learned = ask("c", "/x", Permissions.READ, false);
    assertTrue(learned.allowed());
    assertEquals(Finding.Kind.ALLOWED, kind(learned));
    assertFalse(allowed("c", "/secret", Permissions.READ));
  }

  @Test
  public void killEndsTheTask() {
    Decision decision = ask("k", "/x", Permissions.READ, false);
    assertTrue(decision.kill());
    assertEquals(Finding.Kind.KILLED, kind(decision));
    assertFalse(ask("k", "/k", Permissions.READ, false).kill());
  }

  @Test
  public void anUnconfinedProfileAsksNothing() {
    assertSame(Decision.ALLOWED, ask("u", "/x", Permissions.WRITE, false));
    assertSame(
        Decision.ALLOWED,
        FileChecks.path(POLICY, Label.UNCONFINED, World.bytes("/x"), Permissions.WRITE, false));
  }

  private static Decision link(String link, String target) {
    Label label = World.label(POLICY, "a");
    return FileChecks.link(POLICY, label, World.bytes(link), World.bytes(target), true);
  }

  @Test
  public void aLinkNeedsAPair() {
    assertTrue(link("/names/x", "/files/x").allowed());
    assertEquals(Errno.EACCES, link("/names/x", "/a/x").error());
    assertEquals("target restricted", link("/names/x", "/a/x").findings().get(0).info());
    assertEquals(Errno.EACCES, link("/a/x", "/files/x").error());
  }

  @Test
  public void aSubsetsLinkHasNoMoreRightsThanItsTarget() {
    assertTrue(link("/sub/x", "/files/rw").allowed());
    Decision more = link("/sub/x", "/files/r");
    assertEquals(Errno.EACCES, more.error());
    assertEquals("link not subset of target", more.findings().get(0).info());
  }
}
