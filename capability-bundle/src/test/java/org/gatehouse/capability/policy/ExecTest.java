package org.gatehouse.capability.policy;

import static org.junit.Assert.assertEquals;

import java.util.Optional;
import org.junit.Test;

/** The formula of exec as a table. Letters are sets of capabilities 0, 1 and 2. */
public class ExecTest {
  private static final long A = 1;
  private static final long B = 2;
  private static final long C = 4;
  private static final TaskCaps USER = TaskCaps.NONE;
  private static final Exec PLAIN = Exec.plain();
  private static final Exec ROOT = new Exec(true, true, false, false, true);
  private static final Exec REAL_ROOT = new Exec(true, false, false, false, true);
  private static final Exec SETUID_ROOT = new Exec(false, true, true, false, true);

  private static FileCaps file(long permitted, long inheritable, boolean effective) {
    return new FileCaps(true, permitted, inheritable, effective);
  }

  private static void check(Exec how, TaskCaps old, FileCaps file, long p, long e, long a) {
    TaskCaps next = how.run(old, file).orElseThrow();
    assertEquals("permitted", p, next.permitted());
    assertEquals("effective", e, next.effective());
    assertEquals("ambient", a, next.ambient());
    assertEquals("inheritable", old.inheritable(), next.inheritable());
    assertEquals("bounding", old.bounding(), next.bounding());
  }

  @Test
  public void fileGivesItsPermittedWithinTheBoundingSet() {
    check(PLAIN, USER, file(A | B, 0, true), A | B, A | B, 0);
    check(PLAIN, USER, file(A | B, 0, false), A | B, 0, 0);
    check(PLAIN, USER.withBounding(A), file(A | B, 0, false), A, 0, 0);
    check(PLAIN, USER.with(C, C), file(A, 0, true), A, A, 0);
    check(PLAIN, USER.with(C, C), FileCaps.NONE, 0, 0, 0);
  }

  @Test
  public void inheritableNeedsBothSidesAndNoBoundingSet() {
    check(PLAIN, USER.withInheritable(A | C), file(0, A | B, true), A, A, 0);
    check(PLAIN, USER.withInheritable(A).withBounding(0), file(0, A, true), A, A, 0);
    check(PLAIN, USER.withInheritable(A), FileCaps.NONE, 0, 0, 0);
  }

  @Test
  public void effectiveFileThatDoesNotGetAllIsRefused() {
    assertEquals(Optional.empty(), PLAIN.run(USER.withBounding(A), file(A | B, 0, true)));
    check(PLAIN, USER.withBounding(A).withInheritable(B), file(A | B, B, true), A | B, A | B, 0);
  }

  @Test
  public void ambientSurvivesOnlyFilesWithoutCapabilities() {
    TaskCaps ambient = USER.with(A, 0).withInheritable(A).withAmbient(A);
    check(PLAIN, ambient, FileCaps.NONE, A, A, A);
    check(PLAIN, ambient, file(B, 0, true), B, B, 0);
    check(PLAIN, ambient, file(0, 0, false), 0, 0, 0);
    check(new Exec(false, false, true, false, true), ambient, FileCaps.NONE, 0, 0, 0);
  }

  @Test
  public void rootGetsTheBoundingAndTheInheritableSet() {
    TaskCaps old = USER.withBounding(A).withInheritable(B);
    check(ROOT, old, FileCaps.NONE, A | B, A | B, 0);
    check(REAL_ROOT, old, FileCaps.NONE, A | B, 0, 0);
    check(SETUID_ROOT, old, FileCaps.NONE, A | B, A | B, 0);
  }

  @Test
  public void norootMakesRootAnybody() {
    check(ROOT, USER.withSecurebits(SecureBits.NOROOT), FileCaps.NONE, 0, 0, 0);
    check(ROOT, USER.withSecurebits(SecureBits.NOROOT), file(A, 0, true), A, A, 0);
  }

  @Test
  public void setuidRootWithFileCapabilitiesHasTheseOnly() {
    check(SETUID_ROOT, USER, file(A, 0, true), A, A, 0);
    check(ROOT, USER, file(A, 0, true), Bits.ALL, Bits.ALL, 0);
  }

  @Test
  public void nothingIsGainedWhereItIsUnsafe() {
    TaskCaps old = USER.with(A, A);
    check(PLAIN, old.withNoNewPrivs(), file(A | B, 0, true), A, A, 0);
    check(new Exec(false, false, false, true, true), old, file(A | B, 0, true), A, A, 0);
    check(new Exec(false, false, false, false, false), old, file(A | B, 0, true), A, A, 0);
    check(SETUID_ROOT, old.withNoNewPrivs(), FileCaps.NONE, A, A, 0);
    check(PLAIN, old.withNoNewPrivs(), file(A, 0, true), A, A, 0);
  }

  @Test
  public void keepCapsIsClearedAndItsLockStays() {
    int bits = SecureBits.KEEP_CAPS | SecureBits.KEEP_CAPS << 1 | SecureBits.NOROOT;
    TaskCaps next = PLAIN.run(USER.withSecurebits(bits), FileCaps.NONE).orElseThrow();
    assertEquals(SecureBits.KEEP_CAPS << 1 | SecureBits.NOROOT, next.securebits());
  }
}
