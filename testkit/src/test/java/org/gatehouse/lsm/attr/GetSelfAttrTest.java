package org.gatehouse.lsm.attr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.AttributeHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.stacker.ModuleCalls;
import org.gatehouse.lsm.stacker.ModuleCalls.Context;
import org.gatehouse.lsm.stacker.ModuleCalls.Size;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Before;
import org.junit.Test;

/** The six kernel selftests of lsm_get_self_attr(2): tools/testing/selftests/lsm. */
@Proves("T-get-self-attr")
public class GetSelfAttrTest extends InWorld {
  private static final int PAGE = ModuleCalls.PAGE_SIZE;
  private static final int CURRENT = Attribute.CURRENT.number();
  private static final int PREV = Attribute.PREV.number();
  private static final int SINGLE = ModuleCalls.FLAG_SINGLE;

  private final Size size = new Size(PAGE);
  private final List<Context> contexts = new ArrayList<>();

  private static RecordingModule labelled(String name, String label) {
    return RecordingModule.named(name, AttributeHooks.class)
        .on(
            "getselfattr",
            arguments ->
                arguments.get(1) == Attribute.CURRENT
                    ? Reply.of(label.getBytes())
                    : Reply.error(Errno.EOPNOTSUPP));
  }

  private int get(int attribute, List<Context> to, Size bytes, int flags) {
    return host().calls().getSelfAttr(world.app().cred(), attribute, to, bytes, flags);
  }

  @Before
  public void twoLabelledModulesAndOneWithoutLabels() {
    enable(labelled("selinux", "u:r:t:s0"), RecordingModule.named("yama"));
    enable(labelled("smack", "Db"));
  }

  @Test
  public void sizeNull() {
    refused(Errno.EINVAL, () -> get(CURRENT, contexts, null, 0));
  }

  @Test
  public void ctxNull() {
    assertEquals(2, get(CURRENT, null, size, 0));
    assertEquals("40 bytes each", 80, size.bytes());
  }

  @Test
  public void sizeTooSmall() {
    size.set(1);
    refused(Errno.E2BIG, () -> get(CURRENT, contexts, size, 0));
    assertNotEquals(1, size.bytes());
    assertEquals("the size that is needed", 80, size.bytes());
  }

  @Test
  public void flagsZero() {
    refused(Errno.EINVAL, () -> get(CURRENT, contexts, size, SINGLE));
    contexts.add(Context.of(0, new byte[0]));
    refused(Errno.EINVAL, () -> get(CURRENT, contexts, size, SINGLE));
    assertEquals(PAGE, size.bytes());
    for (String name : List.of("selinux", "smack")) {
      contexts.clear();
      contexts.add(Context.of(ModuleId.of(name).number(), new byte[0]));
      assertEquals(1, get(CURRENT, contexts, new Size(PAGE), SINGLE));
      assertEquals(ModuleId.of(name).number(), contexts.get(0).id());
    }
    contexts.clear();
    contexts.add(Context.of(ModuleId.of("yama").number(), new byte[0]));
    refused(Errno.EOPNOTSUPP, () -> get(CURRENT, contexts, new Size(PAGE), SINGLE));
  }

  @Test
  public void flagsOverset() {
    refused(Errno.EOPNOTSUPP, () -> get(CURRENT | PREV, contexts, size, 0));
    contexts.add(Context.of(ModuleId.of("smack").number(), new byte[0]));
    refused(Errno.EINVAL, () -> get(CURRENT, contexts, size, SINGLE | (SINGLE << 1)));
  }

  @Test
  public void basic() {
    assertEquals(2, get(CURRENT, contexts, size, 0));
    assertEquals(List.of(101L, 102L), contexts.stream().map(Context::id).toList());
    assertArrayEquals("u:r:t:s0".getBytes(), contexts.get(0).value());
    assertArrayEquals("Db".getBytes(), contexts.get(1).value());
    assertEquals(8, contexts.get(0).contextLength());
    assertEquals("rounded up to 8", 40, contexts.get(1).length());
    refused(Errno.EOPNOTSUPP, () -> get(PREV, contexts, size, 0));
  }

  @Test
  public void attributeZeroIsNoAttribute() {
    refused(Errno.EINVAL, () -> get(0, contexts, size, 0));
  }

  @Test
  public void anErrorOfAModuleIsTheAnswer() {
    enable(
        RecordingModule.named("strict", AttributeHooks.class)
            .answer("getselfattr", Reply.error(Errno.EACCES)));
    refused(Errno.EACCES, () -> get(CURRENT, contexts, size, 0));
  }

  @Test
  public void nobodyHasTheAttribute() {
    disable("selinux");
    disable("smack");
    size.set(1);
    refused(Errno.EOPNOTSUPP, () -> get(CURRENT, contexts, size, 0));
  }
}
