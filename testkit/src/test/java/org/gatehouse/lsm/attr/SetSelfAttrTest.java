package org.gatehouse.lsm.attr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.AttributeHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.stacker.ModuleCalls;
import org.gatehouse.lsm.stacker.ModuleCalls.Context;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Before;
import org.junit.Test;

/** The four kernel selftests of lsm_set_self_attr(2), and the errors they do not reach. */
@Proves("T-set-self-attr")
public class SetSelfAttrTest extends InWorld {
  private static final int CURRENT = Attribute.CURRENT.number();
  private static final int PREV = Attribute.PREV.number();
  private static final long SMACK = ModuleId.of("smack").number();

  private final RecordingModule smack = RecordingModule.named("smack", AttributeHooks.class);
  private final Context context = Context.of(SMACK, "Db".getBytes());

  private int set(int attribute, Context value, long size, int flags) {
    return host().calls().setSelfAttr(world.app().cred(), attribute, value, size, flags);
  }

  @Before
  public void smackTakesLabels() {
    smack.answer("setselfattr", Reply.of(2));
    enable(RecordingModule.named("selinux", AttributeHooks.class), smack);
  }

  @Test
  public void ctxNull() {
    refused(Errno.EFAULT, () -> set(CURRENT, null, ModuleCalls.CONTEXT_HEADER, 0));
  }

  @Test
  public void sizeTooSmall() {
    refused(Errno.EINVAL, () -> set(CURRENT, context, 1, 0));
  }

  @Test
  public void flagsZero() {
    refused(Errno.EINVAL, () -> set(CURRENT, context, context.length(), 1));
  }

  @Test
  public void flagsOverset() {
    refused(Errno.EOPNOTSUPP, () -> set(CURRENT | PREV, context, context.length(), 0));
  }

  @Test
  public void overAPageIsTooBig() {
    refused(Errno.E2BIG, () -> set(CURRENT, context, ModuleCalls.PAGE_SIZE + 1, 0));
  }

  @Test
  public void lengthsThatDisagreeAreInvalid() {
    byte[] value = "Db".getBytes();
    long length = context.length();
    refused(Errno.EINVAL, () -> set(CURRENT, context, length - 1, 0));
    refused(
        Errno.EINVAL, () -> set(CURRENT, new Context(SMACK, 0, length, length, value), length, 0));
    refused(
        Errno.EINVAL,
        () -> set(CURRENT, new Context(SMACK, 0, length, Long.MAX_VALUE, value), length, 0));
    refused(Errno.EINVAL, () -> set(CURRENT, new Context(SMACK, 0, length, -1, value), length, 0));
  }

  @Test
  public void onlyTheNamedModuleGetsItAndItsAnswerIsTheResult() {
    assertEquals(2, set(CURRENT, context, context.length(), 0));
    var call = smack.calls("setselfattr").get(0);
    assertEquals(Attribute.CURRENT, call.arguments().get(1));
    assertArrayEquals("Db".getBytes(), (byte[]) call.arguments().get(2));
    Context unknown = Context.of(4711, "Db".getBytes());
    refused(Errno.EOPNOTSUPP, () -> set(CURRENT, unknown, unknown.length(), 0));
    smack.answer("setselfattr", Reply.error(Errno.EPERM));
    refused(Errno.EPERM, () -> set(CURRENT, context, context.length(), 0));
    assertEquals(2, smack.calls("setselfattr").size());
  }

  @Test
  public void aModuleWithoutTheHookDoesNotSupportIt() {
    enable(RecordingModule.named("yama", org.gatehouse.lsm.hook.TaskHooks.class));
    Context yama = Context.of(ModuleId.of("yama").number(), new byte[1]);
    refused(Errno.EOPNOTSUPP, () -> set(CURRENT, yama, yama.length(), 0));
    assertTrue(smack.calls("setselfattr").isEmpty());
  }
}
