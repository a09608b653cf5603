package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.testkit.Background;
import org.gatehouse.testkit.RecordingModule;
import org.gatehouse.testkit.Waits;
import org.junit.Test;

public class ReplaceTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");
  private final RecordingModule b = RecordingModule.named("b");
  private final RecordingModule c = RecordingModule.named("c");

  private void replace(String old, String name) {
    host().stacker().replace(world.operator(), old, name);
  }

  @Test
  public void theNewModuleStandsWhereTheOldOneStoodInOneVersion() {
    enable(a, b);
    register(c);
    long version = host().stacker().version();
    replace("a", "c");
    assertEquals(version + 1, host().stacker().version());
    assertEquals(List.of("c", "b"), stacked());
    assertEquals(ModuleState.DISABLED, state("a"));
    assertEquals(1, a.timesDisabled());
  }

  /** Each asks the other's opposite: a mix of versions would be denied by both or by none. */
  @Test
  public void noDecisionIsMadeByAMixOfTwoVersions() {
    a.deny("task_kill", Errno.EPERM).answer("task_setnice", Verdict.ALLOW);
    c.deny("task_kill", Errno.EACCES);
    enable(a);
    register(c);
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger seen = new AtomicInteger();
    Background<String> reader =
        Background.start(
            () -> {
              while (!over.get()) {
                List<String> asked =
                    kill().decision().answers().stream().map(x -> x.module()).toList();
                if (asked.size() != 1) {
                  return "asked " + asked;
                }
                seen.incrementAndGet();
              }
              return "one module each time";
            });
    for (int i = 0; i < 30; i++) {
      int before = seen.get();
      Waits.until(() -> seen.get() > before || reader.isDone(), "decisions");
      replace(i % 2 == 0 ? "a" : "c", i % 2 == 0 ? "c" : "a");
    }
    over.set(true);
    assertEquals("one module each time", reader.await());
  }

  @Test
  public void aReplacementMayConflictWithWhatItReplacesButNotWithAnotherModule() {
    RecordingModule rival = RecordingModule.around(conflicting("rival", "a"));
    enable(a, b);
    register(rival, RecordingModule.around(conflicting("foe", "b")));
    replace("a", "rival");
    assertEquals(List.of("rival", "b"), stacked());
    assertTrue(refused(Errno.EBUSY, () -> replace("rival", "foe")).getMessage().contains("'b'"));
    assertEquals(List.of("rival", "b"), stacked());
  }

  private static SecurityModule conflicting(String name, String other) {
    return new SecurityModule() {
      @Override
      public ModuleId id() {
        return ModuleId.of(name);
      }

      @Override
      public Set<String> conflicts() {
        return Set.of(other);
      }
    };
  }

  @Test
  public void whatCannotReplaceLeavesTheStackAsItWas() {
    enable(a, b);
    long version = host().stacker().version();
    refused(Errno.EEXIST, () -> replace("a", "b"));
    refused(Errno.ENOENT, () -> replace("a", "nobody"));
    register(c);
    refused(Errno.ENOENT, () -> replace("nobody", "c"));
    disable("b");
    refused(Errno.ENOENT, () -> replace("b", "c"));
    assertEquals(version + 1, host().stacker().version());
    assertEquals(List.of("a"), stacked());
    replace("a", "c");
    assertEquals(List.of("c"), stacked());
  }

  @Test
  public void aReplacementThatDoesNotStartLeavesTheOldModuleInPlace() {
    SecurityModule broken =
        new SecurityModule() {
          @Override
          public ModuleId id() {
            return ModuleId.of("broken");
          }

          @Override
          public void enabling(org.gatehouse.lsm.module.ModuleContext context) {
            throw new IllegalStateException("no policy");
          }
        };
    enable(a);
    register(RecordingModule.around(broken));
    refused(Errno.EINVAL, () -> replace("a", "broken"));
    assertEquals(List.of("a"), stacked());
    disable("a");
    assertEquals("not busy for ever", ModuleState.DISABLED, state("a"));
  }

  private static SecurityModule withFile(String name) {
    return new SecurityModule() {
      @Override
      public ModuleId id() {
        return ModuleId.of(name);
      }

      @Override
      public Map<String, ControlFile> controlFiles() {
        return Map.of("/fs/" + name, ControlFile.readOnly(() -> name + "\n"));
      }
    };
  }

  @Test
  public void controlFilesComeAndGoWithTheirModule() {
    enable(RecordingModule.around(withFile("one")));
    register(RecordingModule.around(withFile("two")));
    assertEquals("one\n", read("/fs/one"));
    replace("one", "two");
    assertEquals("two\n", read("/fs/two"));
    refused(Errno.ENOENT, () -> read("/fs/one"));
  }

  private String read(String path) {
    return new String(host().tree().read(world.operator(), path));
  }
}
