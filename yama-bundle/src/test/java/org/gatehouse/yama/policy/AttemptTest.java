package org.gatehouse.yama.policy;

import static org.junit.Assert.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.Test;

/** The rules of Linux, each by itself; the measured rows are in the oracle test. */
public class AttemptTest {
  private static final Set<Operation> REACHING =
      EnumSet.complementOf(EnumSet.of(Operation.PTRACE_TRACEME));

  private static int errno(
      PtraceScope scope,
      Relation relation,
      long tracer,
      long tracee,
      boolean capable,
      boolean dumpable,
      Operation operation) {
    return new Attempt(scope, relation, tracer, tracee, capable, dumpable, operation).errno();
  }

  private static int sibling(
      long tracer, long tracee, boolean capable, boolean dumpable, Operation operation) {
    return errno(
        PtraceScope.DISABLED, Relation.SIBLING, tracer, tracee, capable, dumpable, operation);
  }

  @Test
  public void equalUidsReachEachOther() {
    REACHING.forEach(o -> assertEquals(o.toString(), 0, sibling(1000, 1000, false, true, o)));
  }

  @Test
  public void otherUidsNeedTheCapability() {
    for (Operation o : REACHING) {
      assertEquals(o.toString(), o.denial(), sibling(1000, 1001, false, true, o));
      assertEquals(o.toString(), 0, sibling(0, 1001, true, true, o));
      assertEquals(o.toString(), o.denial(), sibling(0, 1001, false, true, o));
      assertEquals(o.toString(), o.denial(), sibling(1000, 0, false, true, o));
    }
  }

  @Test
  public void theCapabilityAloneDoesNotOpenAFileOfAnother() {
    assertEquals(0, sibling(1000, 1001, true, true, Operation.PTRACE_ATTACH));
    assertEquals(0, sibling(1000, 1001, true, true, Operation.OPEN_PROC_MAPS));
    assertEquals(13, sibling(1000, 1001, true, true, Operation.OPEN_PROC_MEM));
    assertEquals(13, sibling(1000, 1000, true, false, Operation.OPEN_PROC_MEM));
    assertEquals(0, sibling(1000, 1000, true, true, Operation.OPEN_PROC_MEM));
  }

  @Test
  public void aTraceeThatIsNotDumpableNeedsTheCapability() {
    for (Operation o : REACHING) {
      assertEquals(o.toString(), o.denial(), sibling(1000, 1000, false, false, o));
      assertEquals(o.toString(), 0, sibling(0, 0, true, false, o));
    }
  }

  @Test
  public void aTraceeMustNotHoldMoreThanTheTracer() {
    for (Operation o : REACHING) {
      assertEquals(o.toString(), o.denial(), sibling(0, 0, false, true, o));
      assertEquals(o.toString(), 0, sibling(0, 0, true, true, o));
    }
  }

  @Test
  public void aProcessReachesItselfButCannotTraceItself() {
    for (PtraceScope scope : PtraceScope.values()) {
      for (Operation o : REACHING) {
        int expected = o == Operation.PTRACE_ATTACH || o == Operation.PTRACE_SEIZE ? 1 : 0;
        assertEquals(expected, errno(scope, Relation.SELF, 0, 0, false, false, o));
        assertEquals(expected, errno(scope, Relation.SELF, 1000, 1000, false, true, o));
      }
    }
  }

  @Test
  public void itsOwnMemoryFileBelongsToRootWhileItIsNotDumpable() {
    for (PtraceScope scope : PtraceScope.values()) {
      assertEquals(
          13, errno(scope, Relation.SELF, 1000, 1000, false, false, Operation.OPEN_PROC_MEM));
      assertEquals(
          0, errno(scope, Relation.SELF, 1000, 1000, false, false, Operation.OPEN_PROC_MAPS));
    }
  }

  @Test
  public void yamaConcernsAttachOnly() {
    for (Operation o : REACHING) {
      int expected = o.isAttach() ? o.denial() : 0;
      assertEquals(
          o.toString(),
          expected,
          errno(PtraceScope.NO_ATTACH, Relation.TRACEE_IS_CHILD, 0, 0, true, true, o));
    }
  }

  @Test
  public void scopeOneAsksForARelation() {
    Set<Relation> unrelated =
        EnumSet.of(
            Relation.SIBLING,
            Relation.TRACEE_IS_PARENT,
            Relation.UNRELATED,
            Relation.DECLARED_NONE,
            Relation.DECLARED_ANOTHER);
    for (Relation relation : EnumSet.complementOf(EnumSet.of(Relation.SELF))) {
      int expected = unrelated.contains(relation) ? 1 : 0;
      assertEquals(
          relation.toString(),
          expected,
          errno(
              PtraceScope.RELATIONAL, relation, 1000, 1000, false, true, Operation.PTRACE_ATTACH));
    }
  }

  private static int traceme(PtraceScope scope, long uid, boolean capable) {
    return errno(scope, Relation.TRACEME_PARENT, uid, uid, capable, true, Operation.PTRACE_TRACEME);
  }

  @Test
  public void tracemeAsksForTheParentsCapabilityInScopeTwoAndFailsInScopeThree() {
    assertEquals(0, traceme(PtraceScope.DISABLED, 1000, false));
    assertEquals(0, traceme(PtraceScope.RELATIONAL, 1000, false));
    assertEquals(1, traceme(PtraceScope.CAPABILITY, 1000, false));
    assertEquals(0, traceme(PtraceScope.CAPABILITY, 0, true));
    assertEquals(1, traceme(PtraceScope.NO_ATTACH, 0, true));
  }

  @Test
  public void aForkedChildHoldsNoMoreThanItsParentAndMayOfferItself() {
    assertEquals(0, traceme(PtraceScope.RELATIONAL, 0, false));
    assertEquals(1, traceme(PtraceScope.CAPABILITY, 0, false));
  }
}
