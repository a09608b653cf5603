package org.gatehouse.yama;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingLog;
import org.gatehouse.testkit.RecordingModule;
import org.junit.After;
import org.junit.Test;

public class YamaTest {
  private final FakeWorld world = new FakeWorld();
  private final ScopeSetting scope = new ScopeSetting();
  private final Yama yama = new Yama(scope, new RecordingLog().logger());

  {
    world.enable(yama);
  }

  @After
  public void close() {
    world.close();
  }

  private Verdict attach(Cred tracer, Task tracee) {
    return world.table().ptraceAccessCheck(tracer, tracee, PtraceMode.ATTACH);
  }

  private Verdict attach(Task tracer, Task tracee) {
    return attach(tracer.cred(), tracee);
  }

  private static void assertDenied(String why, Verdict verdict) {
    assertEquals("EPERM " + why, verdict.toString());
  }

  @Test
  public void scopeZeroIsTheDefaultAndAllowsEverything() {
    assertSame(Verdict.ALLOW, attach(world.stranger(), world.app()));
    assertSame(Verdict.ALLOW, attach(world.plugin(), world.app()));
    assertSame(Verdict.ALLOW, world.table().ptraceTraceme(world.app().cred(), world.stranger()));
  }

  @Test
  public void scopeOneAllowsDescendants() {
    scope.set("1");
    Task grandchild = world.host().tasks().fork(4, "org.example.grandchild", world.plugin());
    assertSame(Verdict.ALLOW, attach(world.app(), world.plugin()));
    assertSame(Verdict.ALLOW, attach(world.app(), grandchild));
    assertSame(Verdict.ALLOW, attach(world.host().tasks().framework(), world.stranger()));
  }

  @Test
  public void scopeOneDeniesParentsAndStrangersAndSaysWhatIsMissing() {
    scope.set("1");
    String hint = "; declare a tracer with PR_SET_PTRACER or lower the scope";
    assertDenied(
        "ptrace_scope is 1 and org.example.app(1) is no descendant of org.example.plugin(2)" + hint,
        attach(world.plugin(), world.app()));
    assertDenied(
        "ptrace_scope is 1 and org.example.app(1) is no descendant of org.example.stranger(3)"
            + hint,
        attach(world.stranger(), world.app()));
  }

  @Test
  public void scopeOneAllowsAStrangerWithTheCapability() {
    scope.set("1");
    world.enable(Worlds.sysPtraceOnlyFor(world.stranger()));
    assertSame(Verdict.ALLOW, attach(world.stranger(), world.app()));
    assertEquals(Errno.EPERM, attach(world.plugin(), world.app()).errno());
  }

  @Test
  public void scopeOneDeniesATaskThatIsGoneEvenToItsAncestor() {
    scope.set("1");
    world.host().tasks().exit(world.plugin().id());
    assertDenied(
        "ptrace_scope is 1 and org.example.plugin(2) is gone", attach(world.app(), world.plugin()));
  }

  @Test
  public void scopeTwoNeedsTheCapabilityEvenForDescendants() {
    scope.set("2");
    assertDenied(
        "ptrace_scope is 2 and org.example.app(1) does not hold CAP_SYS_PTRACE",
        attach(world.app(), world.plugin()));
    assertSame(Verdict.ALLOW, attach(world.operator(), world.plugin()));
  }

  @Test
  public void scopeThreeDeniesEvenTheOperator() {
    scope.set("3");
    assertDenied(
        "ptrace_scope is 3 and nobody may take hold of another task",
        attach(world.operator(), world.app()));
  }

  @Test
  public void readingIsNeverRestricted() {
    scope.set("3");
    Verdict verdict =
        world.table().ptraceAccessCheck(world.stranger().cred(), world.app(), PtraceMode.READ);
    assertSame(Verdict.ALLOW, verdict);
  }

  @Test
  public void aTaskAlwaysReachesItself() {
    scope.set("3");
    assertSame(Verdict.ALLOW, attach(world.app(), world.app()));
  }

  @Test
  public void tracemeIsFreeUpToScopeOne() {
    scope.set("1");
    assertSame(Verdict.ALLOW, world.table().ptraceTraceme(world.app().cred(), world.stranger()));
  }

  @Test
  public void tracemeInScopeTwoNeedsTheCapabilityOfTheParent() {
    scope.set("2");
    Task framework = world.host().tasks().framework();
    assertSame(Verdict.ALLOW, world.table().ptraceTraceme(world.app().cred(), framework));
    assertDenied(
        "ptrace_scope is 2 and org.example.app(1) does not hold CAP_SYS_PTRACE",
        world.table().ptraceTraceme(world.plugin().cred(), world.app()));
  }

  @Test
  public void tracemeInScopeThreeIsDenied() {
    scope.set("3");
    Task framework = world.host().tasks().framework();
    assertDenied(
        "ptrace_scope is 3 and nobody may take hold of another task",
        world.table().ptraceTraceme(world.app().cred(), framework));
  }

  @Test
  public void aDenialIsAuditedWithSubjectObjectAndReason() {
    scope.set("2");
    attach(world.app(), world.plugin());
    AuditEvent event = world.audit().events(AuditEvent.Type.DENIED).get(0);
    assertEquals("ptrace_access_check", event.hook());
    assertEquals("org.example.app(1)", event.subject());
    assertEquals("yama", event.answers().get(0).module());
    assertEquals(
        "ptrace_scope is 2 and org.example.app(1) does not hold CAP_SYS_PTRACE", event.reason());
  }

  @Test
  @Proves("C-14")
  public void isStackedUnderAnyPrimary() {
    scope.set("1");
    for (String name : List.of("selinux", "smack", "apparmor", "tomoyo")) {
      RecordingModule primary = RecordingModule.named(name);
      world.enable(primary);
      assertSame(Verdict.ALLOW, attach(world.app(), world.plugin()));
      assertEquals(Errno.EPERM, attach(world.stranger(), world.app()).errno());
      primary.deny("ptrace_access_check", Errno.EACCES);
      assertEquals(Errno.EACCES, attach(world.app(), world.plugin()).errno());
      assertEquals(3, primary.calls("ptrace_access_check").size());
      world.unload(primary);
    }
  }

  @Test
  public void withoutAHostItFailsInsteadOfAllowing() {
    Yama unused = new Yama(Worlds.scope("2"), new RecordingLog().logger());
    assertThrows(
        NullPointerException.class,
        () -> unused.ptraceAccessCheck(world.app().cred(), world.plugin(), PtraceMode.ATTACH));
  }
}
