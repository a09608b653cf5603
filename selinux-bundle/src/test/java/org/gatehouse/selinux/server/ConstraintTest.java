package org.gatehouse.selinux.server;

import static org.gatehouse.selinux.policy.ConstraintTerm.AND;
import static org.gatehouse.selinux.policy.ConstraintTerm.DOM;
import static org.gatehouse.selinux.policy.ConstraintTerm.DOMBY;
import static org.gatehouse.selinux.policy.ConstraintTerm.EQ;
import static org.gatehouse.selinux.policy.ConstraintTerm.H1H2;
import static org.gatehouse.selinux.policy.ConstraintTerm.H1L2;
import static org.gatehouse.selinux.policy.ConstraintTerm.INCOMP;
import static org.gatehouse.selinux.policy.ConstraintTerm.L1H1;
import static org.gatehouse.selinux.policy.ConstraintTerm.L1H2;
import static org.gatehouse.selinux.policy.ConstraintTerm.L1L2;
import static org.gatehouse.selinux.policy.ConstraintTerm.L2H2;
import static org.gatehouse.selinux.policy.ConstraintTerm.NEQ;
import static org.gatehouse.selinux.policy.ConstraintTerm.NOT;
import static org.gatehouse.selinux.policy.ConstraintTerm.OR;
import static org.gatehouse.selinux.policy.ConstraintTerm.ROLE;
import static org.gatehouse.selinux.policy.ConstraintTerm.TARGET;
import static org.gatehouse.selinux.policy.ConstraintTerm.TYPE;
import static org.gatehouse.selinux.policy.ConstraintTerm.USER;
import static org.gatehouse.selinux.policy.ConstraintTerm.XTARGET;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.ConstraintTerm;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.Range;
import org.junit.Test;

public class ConstraintTest {
  private final Draft draft = Draft.small();
  private final int app = draft.type("app_t");
  private final int data = draft.type("data_t");
  private final int file = draft.classValue("file");

  /** Low s0 to high s2:c0,c3. */
  private final Context source =
      new Context(1, 2, app, new Range(Draft.level(0), Draft.level(2, 0, 3)));

  /** Low s1:c0 to high s3:c0,c1. */
  private final Context target =
      new Context(1, 1, data, new Range(Draft.level(1, 0), Draft.level(3, 0, 1)));

  private boolean holds(ConstraintTerm... terms) {
    return new Comparison(draft.build().names().roles())
        .holds(List.of(terms), source, target, null);
  }

  private boolean holds(int attribute, int operator) {
    return holds(ConstraintTerm.compare(attribute, operator));
  }

  @Test
  public void levelsAreComparedAsTheirNamesSay() {
    assertFalse(holds(L1L2, DOM));
    assertTrue(holds(L1L2, DOMBY));
    assertTrue(holds(L1H2, DOMBY));
    assertTrue(holds(H1L2, DOM));
    assertTrue(holds(H1H2, INCOMP));
    assertFalse(holds(H1H2, DOM));
    assertFalse(holds(H1H2, DOMBY));
    assertTrue(holds(L1H1, DOMBY));
    assertFalse(holds(L1H1, DOM));
    assertTrue(holds(L2H2, DOMBY));
    assertFalse(holds(L2H2, INCOMP));
    assertFalse(holds(L1L2, EQ));
    assertTrue(holds(L1L2, NEQ));
  }

  @Test
  public void aLevelDominatesItself() {
    Context same = source.withType(data);
    Comparison comparison = new Comparison(draft.build().names().roles());
    for (int operator : new int[] {EQ, DOM, DOMBY}) {
      List<ConstraintTerm> terms = List.of(ConstraintTerm.compare(H1H2, operator));
      assertTrue(operator + "", comparison.holds(terms, source, same, null));
    }
  }

  @Test
  public void usersAndTypesAreEqualOrNot() {
    assertTrue(holds(USER, EQ));
    assertFalse(holds(USER, NEQ));
    assertFalse(holds(TYPE, EQ));
    assertTrue(holds(TYPE, NEQ));
  }

  @Test
  public void rolesDominateWhatTheyInclude() {
    draft.roles.add("admin_r");
    draft.dominates.put("admin_r", 0b011);
    Comparison comparison = new Comparison(draft.build().names().roles());
    Context admin = new Context(1, 3, app, source.range());
    assertTrue(comparison.holds(List.of(ConstraintTerm.compare(ROLE, DOM)), admin, source, null));
    assertTrue(comparison.holds(List.of(ConstraintTerm.compare(ROLE, DOMBY)), source, admin, null));
    assertFalse(
        comparison.holds(List.of(ConstraintTerm.compare(ROLE, INCOMP)), source, admin, null));
  }

  @Test
  public void theRoleOfObjectsDominatesNothingNotEvenItself() {
    Comparison comparison = new Comparison(draft.build().names().roles());
    assertFalse(comparison.holds(List.of(ConstraintTerm.compare(ROLE, DOM)), target, target, null));
    assertTrue(
        comparison.holds(List.of(ConstraintTerm.compare(ROLE, INCOMP)), target, target, null));
  }

  @Test
  public void namesAreOfSourceTargetOrTask() {
    Ebitmap onlyApp = Ebitmap.of(app - 1);
    assertTrue(holds(ConstraintTerm.among(TYPE, EQ, onlyApp)));
    assertFalse(holds(ConstraintTerm.among(TYPE, NEQ, onlyApp)));
    assertFalse(holds(ConstraintTerm.among(TYPE | TARGET, EQ, onlyApp)));
    assertTrue(holds(ConstraintTerm.among(ROLE | TARGET, EQ, Ebitmap.of(0))));
    assertFalse("no task", holds(ConstraintTerm.among(TYPE | XTARGET, NEQ, onlyApp)));
  }

  @Test
  public void operatorsArePostfix() {
    ConstraintTerm yes = ConstraintTerm.compare(USER, EQ);
    ConstraintTerm no = ConstraintTerm.compare(TYPE, EQ);
    ConstraintTerm not = ConstraintTerm.logic(NOT);
    ConstraintTerm and = ConstraintTerm.logic(AND);
    ConstraintTerm or = ConstraintTerm.logic(OR);
    assertFalse(holds(yes, not));
    assertFalse(holds(yes, no, and));
    assertFalse(holds(no, yes, and));
    assertTrue(holds(yes, no, or));
    assertTrue(holds(no, yes, or));
    assertFalse(holds(no, no, or));
    assertTrue(holds(yes, no, not, and));
    assertTrue(holds(yes, no, yes, and, or));
    assertFalse(holds(no, yes, yes, and, and));
    assertTrue(holds(yes, yes, yes, yes, no, or, and, and, and));
  }

  @Test
  public void aFailedConstraintTakesItsOwnPermissionsOnly() {
    draft.allow(app, data, "file", "read", "write", "ioctl");
    draft.constrain("file", draft.bits("file", "read", "relabelfrom"), compare(TYPE, EQ));
    draft.constrain("file", draft.bits("file", "write"), compare(USER, EQ));
    assertEquals(
        draft.bits("file", "write", "ioctl"),
        new ActivePolicy(draft.build()).access(source, target, file).allowed());
  }

  private static ConstraintTerm compare(int attribute, int operator) {
    return ConstraintTerm.compare(attribute, operator);
  }

  @Test
  public void everyValidatetransMustHold() {
    ConstraintTerm byApp = ConstraintTerm.among(TYPE | XTARGET, EQ, Ebitmap.of(app - 1));
    draft.objectClass("file").validatetrans.add(new Constraint(0, List.of(byApp)));
    draft.objectClass("file").validatetrans.add(new Constraint(0, List.of(compare(USER, EQ))));
    ActivePolicy policy = new ActivePolicy(draft.build());
    assertTrue(policy.mayRelabel(source, target, file, draft.subject(app)));
    assertFalse(policy.mayRelabel(source, target, file, draft.subject(data)));
    assertFalse("an unknown class", policy.mayRelabel(source, target, 0, draft.subject(app)));
    assertTrue("no rule", policy.mayRelabel(source, target, 3, draft.subject(data)));
  }
}
