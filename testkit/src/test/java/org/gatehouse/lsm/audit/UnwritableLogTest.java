package org.gatehouse.lsm.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.audit.AuditFile;
import org.gatehouse.lsm.internal.audit.AuditQueue;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A log that cannot be written: what is lost is counted, or what wants a record is denied. */
public class UnwritableLogTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private volatile boolean full;

  private boolean write(AuditEvent event) {
    return !full;
  }

  private FakeWorld world(AuditQueue.Sink sink, boolean deny, boolean permissive) {
    HostOptions options =
        HostOptions.DEFAULT.withAudit(64, sink).withDenyUnrecorded(deny).withPermissive(permissive);
    FakeWorld world = new FakeWorld(options);
    RecordingModule module = RecordingModule.named("notes", TaskHooks.class);
    module.answer("task_kill", Verdict.allowLogged("noted"));
    module.deny("task_setnice", Errno.EPERM);
    world.enable(module);
    return world;
  }

  private static Verdict kill(FakeWorld world) {
    Verdict verdict = world.table().taskKill(world.app().cred(), world.stranger(), 9);
    assertTrue(world.host().audit().flush(10_000));
    return verdict;
  }

  private static Verdict nice(FakeWorld world) {
    return world.table().taskSetnice(world.app().cred(), world.stranger(), 1);
  }

  @Test
  public void dropLosesTheRecordAndCountsIt() {
    try (FakeWorld world = world(this::write, false, false)) {
      kill(world);
      full = true;
      assertEquals(null, kill(world).errno());
      assertEquals(null, kill(world).errno());
      assertEquals(Errno.EPERM, nice(world).errno());
      world.host().audit().flush(10_000);
      assertEquals(3, world.host().audit().lost());
    }
  }

  @Test
  public void denyAllowsNothingThatWantsARecordUntilOneIsWritten() {
    try (FakeWorld world = world(this::write, true, false)) {
      full = true;
      kill(world);
      Verdict denied = kill(world);
      assertEquals(Errno.EACCES, denied.errno());
      assertTrue(denied.reason(), denied.reason().contains("audit log"));
      assertEquals("a module's denial is its own", Errno.EPERM, nice(world).errno());
      full = false;
      kill(world);
      assertEquals(null, kill(world).errno());
    }
  }

  @Test
  public void denyLetsWhatNeedsNoRecordPass() {
    try (FakeWorld world = world(this::write, true, false)) {
      full = true;
      kill(world);
      Verdict plain = world.table().taskSetscheduler(world.app().cred(), world.stranger());
      assertEquals(Verdict.ALLOW, plain);
    }
  }

  @Test
  public void recoveryGoesBeforeTheLog() {
    try (FakeWorld world = world(this::write, true, true)) {
      full = true;
      kill(world);
      assertEquals(null, nice(world).errno());
      assertEquals(null, kill(world).errno());
    }
  }

  /** Linux's device of that name answers every write as a full disk does. */
  @Test
  public void aFullDiskIsAnUnwritableLog() throws IOException {
    Path log = folder.getRoot().toPath().resolve("audit.log.0");
    Files.createSymbolicLink(log, Path.of("/dev/full"));
    try (AuditFile file = new AuditFile(folder.getRoot().toPath(), 1000, 2);
        FakeWorld world = world(file, true, false)) {
      kill(world);
      assertEquals(Errno.EACCES, kill(world).errno());
      assertTrue(world.host().audit().lost() > 0);
    }
  }
}
