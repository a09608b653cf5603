package org.gatehouse.capability.policy;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** capset, prctl and setuid as tables. */
public class ChangesTest {
  private static final long A = 1;
  private static final long B = 2;
  private static final SetuidFix.Roots ROOT = new SetuidFix.Roots(true, true, true);
  private static final SetuidFix.Roots USER = new SetuidFix.Roots(false, false, false);
  private static final SetuidFix.Roots SAVED = new SetuidFix.Roots(true, false, true);

  private static boolean capset(TaskCaps old, long e, long i, long p, boolean setpcap) {
    return Capset.run(old, new CapState(e, i, p), setpcap).isPresent();
  }

  private static String prctl(TaskCaps old, boolean setpcap, int option, long... a) {
    long[] all = java.util.Arrays.copyOf(a, 4);
    return new Prctl(old, setpcap).run(option, all[0], all[1], all[2], all[3]).reply().toString();
  }

  private static String ambient(TaskCaps old, long... args) {
    return prctl(old, false, Prctl.PR_CAP_AMBIENT, args);
  }

  @Test
  public void capsetOnlyNarrows() {
    TaskCaps old = TaskCaps.NONE.with(A, 0);
    assertEquals(true, capset(old, A, 0, A, false));
    assertEquals(false, capset(old, 0, 0, A | B, true));
    assertEquals(false, capset(old, B, 0, A, true));
    assertEquals(true, capset(old, 0, A, 0, false));
    assertEquals(false, capset(old, 0, B, 0, false));
    assertEquals(true, capset(old, 0, B, 0, true));
    assertEquals(false, capset(old.withBounding(A), 0, B, 0, true));
  }

  @Test
  public void capsetTakesAmbientAlong() {
    TaskCaps old = TaskCaps.NONE.with(A | B, 0).withInheritable(A | B).withAmbient(A | B);
    assertEquals(A, Capset.run(old, new CapState(0, A | B, A), false).orElseThrow().ambient());
    assertEquals(B, Capset.run(old, new CapState(0, B, A | B), false).orElseThrow().ambient());
  }

  @Test
  public void boundingSetIsReadByAllAndDroppedWithSetpcap() {
    assertEquals("1", prctl(TaskCaps.NONE, false, Prctl.PR_CAPBSET_READ, 40));
    assertEquals("EINVAL", prctl(TaskCaps.NONE, false, Prctl.PR_CAPBSET_READ, 41));
    assertEquals("EPERM", prctl(TaskCaps.NONE, false, Prctl.PR_CAPBSET_DROP, 41));
    assertEquals("EINVAL", prctl(TaskCaps.NONE, true, Prctl.PR_CAPBSET_DROP, 41));
    assertEquals("0", prctl(TaskCaps.NONE, true, Prctl.PR_CAPBSET_DROP, 3));
  }

  @Test
  public void securebitsNeedSetpcapAndKeepTheirLocks() {
    int set = Prctl.PR_SET_SECUREBITS;
    assertEquals("EPERM", prctl(TaskCaps.NONE, false, set, 1));
    assertEquals("0", prctl(TaskCaps.NONE, true, set, 3));
    assertEquals("EPERM", prctl(TaskCaps.NONE.withSecurebits(3), true, set, 1));
    assertEquals("EPERM", prctl(TaskCaps.NONE.withSecurebits(3), true, set, 2));
    assertEquals("EPERM", prctl(TaskCaps.NONE, true, set, 0x100));
    assertEquals("3", prctl(TaskCaps.NONE.withSecurebits(3), false, Prctl.PR_GET_SECUREBITS));
  }

  @Test
  public void keepCapsIsAFlagWithALock() {
    assertEquals("0", prctl(TaskCaps.NONE, false, Prctl.PR_SET_KEEPCAPS, 1));
    assertEquals("EINVAL", prctl(TaskCaps.NONE, false, Prctl.PR_SET_KEEPCAPS, 2));
    assertEquals("EPERM", prctl(TaskCaps.NONE.withSecurebits(32), false, Prctl.PR_SET_KEEPCAPS, 1));
    assertEquals("1", prctl(TaskCaps.NONE.withSecurebits(16), false, Prctl.PR_GET_KEEPCAPS));
  }

  @Test
  public void ambientNeedsPermittedAndInheritable() {
    TaskCaps both = TaskCaps.NONE.with(A, 0).withInheritable(A);
    assertEquals("0", ambient(both, 2, 0));
    assertEquals("EPERM", ambient(TaskCaps.NONE.with(A, 0), 2, 0));
    assertEquals("EPERM", ambient(TaskCaps.NONE.withInheritable(A), 2, 0));
    assertEquals("EPERM", ambient(both.withSecurebits(SecureBits.NO_CAP_AMBIENT_RAISE), 2, 0));
    assertEquals("1", ambient(both.withAmbient(A), 1, 0));
    assertEquals("0", ambient(both, 3, 0));
    assertEquals("EINVAL", ambient(both, 2, 41));
    assertEquals("EINVAL", ambient(both, 5, 0));
    assertEquals("EINVAL", ambient(both, 2, 0, 1));
    assertEquals("EINVAL", ambient(both, 4, 1));
    assertEquals("0", ambient(both, 4, 0));
  }

  @Test
  public void noNewPrivsTakesExactlyOne() {
    assertEquals("0", prctl(TaskCaps.NONE, false, Prctl.PR_SET_NO_NEW_PRIVS, 1));
    assertEquals("EINVAL", prctl(TaskCaps.NONE, false, Prctl.PR_SET_NO_NEW_PRIVS, 0));
    assertEquals("EINVAL", prctl(TaskCaps.NONE, false, Prctl.PR_SET_NO_NEW_PRIVS, 1, 1));
    assertEquals("1", prctl(TaskCaps.NONE.withNoNewPrivs(), false, Prctl.PR_GET_NO_NEW_PRIVS));
    assertEquals("ENOSYS", prctl(TaskCaps.NONE, true, 15, 0));
  }

  @Test
  public void leavingRootClearsCapabilities() {
    TaskCaps root = TaskCaps.FULL.withInheritable(A).withAmbient(A);
    assertEquals(TaskCaps.NONE.withInheritable(A), SetuidFix.ids(root, ROOT, USER));
    assertEquals(root.with(Bits.ALL, 0), SetuidFix.ids(root, ROOT, SAVED));
    assertEquals(root, SetuidFix.ids(root.with(Bits.ALL, 0), SAVED, ROOT));
    TaskCaps kept = SetuidFix.ids(root.withSecurebits(SecureBits.KEEP_CAPS), ROOT, USER);
    assertEquals(Bits.ALL, kept.permitted());
    assertEquals(0, kept.effective() | kept.ambient());
    TaskCaps off = root.withSecurebits(SecureBits.NO_SETUID_FIXUP);
    assertEquals(off, SetuidFix.ids(off, ROOT, USER));
  }

  @Test
  public void fileSystemUidMovesTheCapabilitiesOnFiles() {
    TaskCaps user = SetuidFix.fs(TaskCaps.FULL, true, false);
    assertEquals(Bits.ALL & ~Bits.FS, user.effective());
    assertEquals(TaskCaps.FULL, SetuidFix.fs(user, false, true));
  }

  private static String text(String text) {
    try {
      return CapState.parse(text).toString();
    } catch (CapTextException e) {
      return e.offset() + ": " + e.getMessage();
    }
  }

  @Test
  public void textsAreThoseOfCapToText() {
    assertEquals("=", text("="));
    assertEquals("=ep", text("all=pe"));
    assertEquals("cap_chown=ep", text("cap_chown=ep"));
    assertEquals("=ep cap_sys_boot-e", text("=ep cap_sys_boot-e"));
    assertEquals("cap_kill=eip", text("CAP_KILL+ie cap_kill+p"));
    assertEquals("4: no capability 'cap_x'", text("all,cap_x=p".replace("all,", "=ep ")));
    assertEquals("8: one of =, + and - is missing", text("cap_kill"));
    assertEquals("0: + without a name; only = means all", text("+ep"));
    assertEquals("10: 'q' is none of e, i, p, =, + and -", text("cap_kill=eq"));
  }
}
