package org.gatehouse.lsm.attr;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.stacker.ModuleCalls;
import org.gatehouse.lsm.stacker.ModuleCalls.Size;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Before;
import org.junit.Test;

/** The five kernel selftests of lsm_list_modules(2): tools/testing/selftests/lsm. */
@Proves("T-list-modules")
public class ListModulesTest extends InWorld {
  private static final int PAGE = ModuleCalls.PAGE_SIZE;

  private final Size size = new Size(PAGE);
  private final long[] ids = new long[PAGE / 8];

  private int list(long[] to, Size bytes, int flags) {
    return host().calls().listModules(to, bytes, flags);
  }

  @Before
  public void someModules() {
    enable(RecordingModule.named("capability"), RecordingModule.named("yama"));
    enable(RecordingModule.named("mine"));
  }

  @Test
  public void sizeNull() {
    refused(Errno.EFAULT, () -> list(ids, null, 0));
  }

  @Test
  public void idsNull() {
    refused(Errno.EFAULT, () -> list(null, size, 0));
    assertNotEquals(1, size.bytes());
  }

  @Test
  public void sizeTooSmall() {
    size.set(1);
    refused(Errno.E2BIG, () -> list(ids, size, 0));
    assertEquals("the size that is needed", 24, size.bytes());
  }

  @Test
  public void flagsSet() {
    refused(Errno.EINVAL, () -> list(ids, size, 7));
    assertEquals(PAGE, size.bytes());
  }

  @Test
  public void correct() {
    int count = list(ids, size, 0);
    assertEquals(3, count);
    assertEquals(24, size.bytes());
    String names = new String(host().tree().read(world.operator(), "/security/lsm"));
    List<Long> expected =
        List.of(names.split(",")).stream().map(n -> ModuleId.of(n).number()).toList();
    assertEquals(expected, IntStream.range(0, count).mapToObj(i -> ids[i]).toList());
    assertEquals(List.of(100L, 105L), expected.subList(0, 2));
  }
}
