package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Objects;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.Xattr;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** Hooks whose answers combine by a rule of their own. */
public class QueryRuleTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");
  private final RecordingModule b = RecordingModule.named("b");
  private final RecordingModule c = RecordingModule.named("c");

  private Inode inode() {
    return Objects.requireNonNull(host().objects().path(world.folder()).inode());
  }

  private static Reply<byte[]> text(String value) {
    return Reply.of(value.getBytes());
  }

  @Test
  @Proves({"A3-5", "T-combine"})
  public void vmEnoughMemoryNeedsEveryModulesYesAndTheFirstNoEndsTheWalk() {
    var subject = world.app().cred();
    assertTrue("nobody asked", world.table().vmEnoughMemory(subject, 1));
    enable(a, b, c);
    assertTrue(world.table().vmEnoughMemory(subject, 1));
    assertEquals(1, c.calls("vm_enough_memory").size());
    b.answer("vm_enough_memory", false);
    assertFalse(world.table().vmEnoughMemory(subject, 1));
    assertEquals(2, b.calls("vm_enough_memory").size());
    assertEquals(1, c.calls("vm_enough_memory").size());
  }

  @Test
  public void vmEnoughMemoryOfAModuleThatThrowsIsNo() {
    a.on(
        "vm_enough_memory",
        arguments -> {
          throw new IllegalStateException();
        });
    enable(a, b);
    assertFalse(world.table().vmEnoughMemory(world.app().cred(), 1));
  }

  @Test
  @Proves("A3-6")
  public void netlinkSendIsTheIntersectionOfWhatEachModuleLeavesOfAll() {
    a.answer("netlink_send", Reply.of(0b1110L));
    c.answer("netlink_send", Reply.of(0b0111L));
    enable(a, b, c);
    assertEquals(0b0110L, (long) world.table().netlinkSend(world.app().cred(), "x").value());
  }

  @Test
  @Proves("A3-6")
  public void netlinkSendEndsAtAnError() {
    b.answer("netlink_send", Reply.error(Errno.EPERM));
    enable(a, b, c);
    assertEquals(Errno.EPERM, world.table().netlinkSend(world.app().cred(), "x").errno());
    assertEquals(1, a.calls("netlink_send").size());
    assertEquals(0, c.calls("netlink_send").size());
  }

  @Test
  @Proves({"A3-7", "T-defaults"})
  public void inodeGetsecurityIsAnsweredByTheFirstThatDoesNotSayNotMine() {
    assertEquals(Errno.EOPNOTSUPP, world.table().inodeGetsecurity(inode(), "b").errno());
    enable(a, b, c);
    assertEquals(Errno.EOPNOTSUPP, world.table().inodeGetsecurity(inode(), "b").errno());
    b.answer("inode_getsecurity", text("of b"));
    c.answer("inode_getsecurity", text("of c"));
    assertArrayEquals("of b".getBytes(), world.table().inodeGetsecurity(inode(), "b").value());
    assertEquals(2, a.calls("inode_getsecurity").size());
    assertEquals(1, c.calls("inode_getsecurity").size());
  }

  @Test
  @Proves("A3-7")
  public void epermOfInodeSetsecurityIsAnAnswer() {
    b.answer("inode_setsecurity", Reply.error(Errno.EPERM));
    enable(a, b, c);
    assertEquals(Errno.EPERM, world.table().inodeSetsecurity(inode(), "x", new byte[0]).errno());
    assertEquals(0, c.calls("inode_setsecurity").size());
  }

  @Test
  @Proves("A3-7")
  public void aModuleThatThrowsDoesNotHideTheOwnersAnswer() {
    a.on(
        "inode_getsecurity",
        arguments -> {
          throw new IllegalStateException();
        });
    enable(a, b);
    assertEquals(Errno.EACCES, world.table().inodeGetsecurity(inode(), "x").errno());
    b.answer("inode_getsecurity", text("mine"));
    assertArrayEquals("mine".getBytes(), world.table().inodeGetsecurity(inode(), "x").value());
  }

  @Test
  @Proves("A3-8")
  public void inodeListsecurityJoinsAllNamesAndSkipsErrors() {
    a.answer("inode_listsecurity", Reply.of(List.of("security.a")));
    b.answer("inode_listsecurity", Reply.error(Errno.EIO));
    c.answer("inode_listsecurity", Reply.of(List.of("security.c1", "security.c2")));
    enable(a, b, c);
    assertEquals(
        List.of("security.a", "security.c1", "security.c2"),
        world.table().inodeListsecurity(inode()).value());
  }

  @Test
  @Proves("A3-8")
  public void inodeListsecurityThatDoesNotFitIsOutOfRange() {
    a.answer("inode_listsecurity", Reply.of(List.of("security.a")));
    enable(a, b);
    int needed = "security.a".length() + 1;
    byte[] buffer = new byte[needed + 1];
    assertEquals(needed, host().calls().listSecurity(inode(), buffer));
    assertEquals("security.a\0\0", new String(buffer));
    refused(Errno.ERANGE, () -> host().calls().listSecurity(inode(), new byte[needed]));
  }

  @Test
  @Proves("T-combine")
  public void inodeInitSecurityCollectsAttributesSkipsNotMineAndEndsAtAnError() {
    a.answer("inode_init_security", Reply.of(List.of(new Xattr("security.a", new byte[1]))));
    c.answer("inode_init_security", Reply.of(List.of(new Xattr("security.c", new byte[1]))));
    enable(a, b, c);
    var all = world.table().inodeInitSecurity(world.app().cred(), inode(), "new").value();
    assertEquals(List.of("security.a", "security.c"), all.stream().map(Xattr::name).toList());
    b.answer("inode_init_security", Reply.error(Errno.ENOMEM));
    assertEquals(
        Errno.ENOMEM, world.table().inodeInitSecurity(world.app().cred(), inode(), "new").errno());
    assertEquals(1, c.calls("inode_init_security").size());
  }

  @Test
  @Proves({"T-combine", "T-defaults"})
  public void taskPrctlGoesOnAfterZeroAndEndsAtAnythingElse() {
    assertEquals(Errno.ENOSYS, prctl().errno());
    enable(a, b, c);
    assertEquals(Errno.ENOSYS, prctl().errno());
    a.answer("task_prctl", Reply.of(0));
    assertEquals(0, (int) prctl().value());
    assertEquals(2, c.calls("task_prctl").size());
    b.answer("task_prctl", Reply.error(Errno.EINVAL));
    assertEquals(Errno.EINVAL, prctl().errno());
    b.answer("task_prctl", Reply.of(7));
    assertEquals(7, (int) prctl().value());
    assertEquals("ended before c", 2, c.calls("task_prctl").size());
  }

  private Reply<Integer> prctl() {
    return world.table().taskPrctl(world.app().cred(), 4711, 0, 0, 0, 0);
  }

  @Test
  @Proves("T-combine")
  public void oneYesIsEnoughForIsmaclabelAndXattrSkipcap() {
    enable(a, b);
    assertFalse(world.table().ismaclabel("selinux"));
    assertFalse(world.table().inodeXattrSkipcap("security.selinux"));
    b.answer("ismaclabel", true).answer("inode_xattr_skipcap", true);
    assertTrue(world.table().ismaclabel("selinux"));
    assertTrue(world.table().inodeXattrSkipcap("security.selinux"));
  }

  @Test
  public void aQueryThatThrowsIsAuditedWithWhatItThrew() {
    a.on(
        "vm_enough_memory",
        arguments -> {
          throw new IllegalStateException();
        });
    enable(a);
    world.table().vmEnoughMemory(world.app().cred(), 1);
    world.audit().await(e -> e.type() == AuditEvent.Type.FAULT, "the fault");
    AuditEvent fault = world.audit().events(AuditEvent.Type.FAULT).get(0);
    assertEquals("vm_enough_memory", fault.hook());
    assertTrue(fault + "", fault.reason().contains(IllegalStateException.class.getName()));
  }
}
