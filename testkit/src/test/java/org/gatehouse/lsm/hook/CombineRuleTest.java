package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.stacker.CheckResult;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Three modules that answer [EACCES, 0, EPERM]. */
public class CombineRuleTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a").deny("task_kill", Errno.EACCES);
  private final RecordingModule b = RecordingModule.named("b");
  private final RecordingModule c = RecordingModule.named("c").deny("task_kill", Errno.EPERM);

  private int calls(String hook) {
    return a.calls(hook).size() + b.calls(hook).size() + c.calls(hook).size();
  }

  @Test
  @Proves({"C-1", "C-3"})
  public void byAllEveryModuleIsAskedAndTheLastDenialCounts() {
    enable(a, b, c);
    assertDenied(Errno.EPERM, kill());
    assertEquals(3, calls("task_kill"));
  }

  @Test
  @Proves({"C-2", "C-3", "A3-1"})
  public void byFirstTheFirstDenialEndsTheWalk() {
    host().configure(by(CombineRule.FIRST));
    enable(a, b, c);
    Verdict verdict = kill();
    assertDenied(Errno.EACCES, verdict);
    assertEquals(1, calls("task_kill"));
    assertEquals(
        List.of(true, false, false),
        verdict.decision().answers().stream().map(Decision.Answer::asked).toList());
  }

  @Test
  @Proves("C-3")
  public void bothRulesAllowExactlyWhenAllAllow() {
    for (CombineRule rule : CombineRule.values()) {
      host().configure(by(rule));
      enable(b);
      assertAllowed(kill());
      enable(c);
      assertTrue(kill().isDenied());
      world.unload(b);
      world.unload(c);
    }
  }

  @Test
  @Proves("A3-1")
  public void aModuleWithoutTheHookIsSkipped() {
    enable(RecordingModule.named("files", FileHooks.class), b);
    CheckResult result =
        host().stacker().check("task_kill", world.app().cred(), List.of(world.stranger(), 9));
    assertEquals(
        List.of("b"), result.decision().answers().stream().map(Decision.Answer::module).toList());
  }

  @Test
  @Proves("A3-2")
  public void aNotificationGoesToAllWhateverTheRule() {
    host().configure(by(CombineRule.FIRST));
    enable(a, b, c);
    host().objects().release(newFile());
    assertEquals(3, calls("file_release"));
  }

  @Test
  @Proves("C-13")
  public void aLabelledAPathBasedAndADacModuleRestrictTogether() {
    List<RecordingModule> kinds =
        Stream.of(ModuleKind.values()).map(CombineRuleTest::ofKind).toList();
    for (RecordingModule module : kinds) {
      enable(module);
      assertEquals(module.kind(), world.info(module.id().name()).kind());
    }
    for (RecordingModule module : kinds) {
      assertAllowed(kill());
      module.deny("task_kill", Errno.EPERM);
      assertDenied(Errno.EPERM, kill());
      module.answer("task_kill", Verdict.ALLOW);
    }
  }

  private static RecordingModule ofKind(ModuleKind kind) {
    return RecordingModule.around(
        new SecurityModule() {
          @Override
          public ModuleId id() {
            return ModuleId.of("of-" + kind);
          }

          @Override
          public ModuleKind kind() {
            return kind;
          }
        });
  }

  @Test
  public void nullIsADenial() {
    b.answer("task_kill", null);
    enable(b, RecordingModule.named("d"));
    Verdict verdict = kill();
    assertDenied(Errno.EACCES, verdict);
    assertEquals("the hook answered null", verdict.reason());
  }

  @Test
  public void anAllowThatWantsALogIsAllowedAuditedAndKeepsWhoSaidIt() {
    a.answer("task_kill", Verdict.allowLogged("complain: kill"));
    enable(a, b);
    Verdict verdict = kill();
    assertFalse(verdict.isDenied());
    assertNotNull(verdict.decision());
    AuditEvent event = world.audit().await(e -> e.type() == AuditEvent.Type.ALLOWED, "a record");
    assertEquals("complain: kill", event.reason());
    assertEquals(event.serial(), verdict.decision().serial());
  }

  @Test
  public void aLoggedAllowNeverCoversADenial() {
    b.answer("task_kill", Verdict.allowLogged("later"));
    enable(a, b);
    assertDenied(Errno.EACCES, kill());
    host().configure(by(CombineRule.FIRST));
    assertDenied(Errno.EACCES, kill());
  }

  @Test
  public void aDenialNamesVersionHookSubjectObjectAndEveryModule() {
    enable(a, b, c);
    Decision decision = kill().decision();
    assertEquals(host().stacker().version(), decision.stackVersion());
    assertEquals("task_kill", decision.hook());
    assertEquals("org.example.app(1)", decision.subject());
    assertEquals("task=org.example.stranger(3) signal=9", decision.object());
    assertEquals(
        List.of("a", "b", "c"), decision.answers().stream().map(Decision.Answer::module).toList());
    assertTrue(decision.serial() > 0);
  }

  @Test
  public void aQuestionAnswersAsTheStackDoesAndIsNotAudited() {
    enable(a, b, c);
    long serial = host().audit().serial();
    CheckResult result =
        host().stacker().check("task_kill", world.app().cred(), List.of(world.stranger(), 9));
    assertDenied(Errno.EPERM, result.verdict());
    assertEquals(0, result.decision().serial());
    assertEquals(serial, host().audit().serial());
  }

  @Test
  public void aQuestionThatMakesNoSenseIsRefusedWithTheNearestNames() {
    var stacker = host().stacker();
    var subject = world.app().cred();
    String message =
        refused(Errno.ENOENT, () -> stacker.check("file_opn", subject, List.of())).getMessage();
    assertTrue(message, message.contains("file_open"));
    refused(Errno.EINVAL, () -> stacker.check("file_release", subject, List.of(newFile())));
    refused(Errno.EINVAL, () -> stacker.check("task_kill", subject, List.of()));
    refused(Errno.EINVAL, () -> stacker.check("task_kill", subject, List.of("stranger", "nine")));
  }
}
