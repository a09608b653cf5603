package org.gatehouse.lsm.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Recovery: denials are recorded and allowed. */
public class PermissiveTest extends InWorld {
  public PermissiveTest() {
    super(HostOptions.DEFAULT.withPermissive(true));
  }

  @Test
  public void theStartItselfIsOnTheRecord() {
    assertTrue(host().audit().flush(10_000));
    List<AuditEvent> events = host().audit().recent(10);
    assertEquals("stack_permissive", events.get(0).hook());
    assertEquals(1, events.get(0).serial());
  }

  @Test
  public void aDenialIsAuditedWithItsErrnoAndAllowed() {
    enable(RecordingModule.named("no").deny("task_kill", Errno.EPERM));
    Verdict verdict = kill();
    assertFalse(verdict.isDenied());
    assertEquals("permissive: told to", verdict.reason());
    AuditEvent event = world.audit().await(e -> e.type() == AuditEvent.Type.DENIED, "a record");
    assertEquals(Errno.EPERM, event.errno());
    assertEquals(event.serial(), verdict.decision().serial());
  }

  @Test
  public void aRefusedAllocationHappensAllTheSameAndIsFreedOnce() {
    RecordingModule no = RecordingModule.named("no").deny("file_alloc_security", Errno.ENOMEM);
    enable(no);
    FileObject file = newFile();
    assertEquals(List.of(), no.calls("file_free_security"));
    host().objects().release(file);
    assertEquals(1, no.calls("file_free_security").size());
  }

  @Test
  public void anOperatorCanTakeOutAModuleThatObjectsToEverything() {
    enable(RecordingModule.named("victim"));
    enable(
        RecordingModule.named("tyrant")
            .deny("stack_manage", Errno.EPERM)
            .deny("capable", Errno.EPERM));
    disable("victim");
    assertEquals(List.of("tyrant"), stacked());
  }

  @Test
  public void whoIsNoOperatorStillMayNot() {
    enable(RecordingModule.named("victim"));
    refused(Errno.EPERM, () -> host().stacker().disable(world.app().cred(), "victim"));
  }
}
