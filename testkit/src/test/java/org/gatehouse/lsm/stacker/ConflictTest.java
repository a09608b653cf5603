package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

public class ConflictTest extends InWorld {
  private final RecordingModule selinux =
      RecordingModule.around(
          new SecurityModule() {
            @Override
            public ModuleId id() {
              return ModuleId.of("selinux");
            }

            @Override
            public Set<String> conflicts() {
              return Set.of("oldcap");
            }
          });
  private final RecordingModule oldcap = RecordingModule.named("oldcap");

  @Test
  @Proves("A5-3")
  public void theSecondIsRefusedNamingTheFirst() {
    enable(selinux);
    register(oldcap);
    assertTrue(
        refused(Errno.EBUSY, () -> world.enable("oldcap")).getMessage().contains("'selinux'"));
    assertEquals(List.of("selinux"), stacked());
  }

  @Test
  @Proves("A5-3")
  public void itDoesNotMatterWhichOfThemDeclaresIt() {
    enable(oldcap);
    register(selinux);
    assertTrue(
        refused(Errno.EBUSY, () -> world.enable("selinux")).getMessage().contains("'oldcap'"));
    disable("oldcap");
    world.enable("selinux");
    assertEquals(List.of("selinux"), stacked());
  }
}
