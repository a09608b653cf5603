package org.gatehouse.selinux.server;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.XPerms;
import org.junit.Test;

public class XpermsTest {
  private final Draft draft = Draft.small();
  private final int app = draft.type("app_t");
  private final int data = draft.type("data_t");
  private final int file = draft.classValue("file");

  private XpermVector vector(int objectClass, int driver) {
    return new ActivePolicy(draft.build())
        .extended(draft.subject(app), draft.object(data), objectClass, driver);
  }

  private static XPerms functions(int driver, long first) {
    return new XPerms(XPerms.FUNCTIONS, driver, first, 0, 0, 1L << 63);
  }

  @Test
  public void functionsAreOfTheirDriverOnly() {
    draft.rules.add(app, data, file, RuleTable.XPERMS_ALLOWED, functions(0x54, 0b10));
    XpermVector vector = vector(file, 0x54);
    assertTrue(vector.ruled());
    assertTrue(vector.allowed().has(1));
    assertTrue(vector.allowed().has(255));
    assertFalse(vector.allowed().has(0));
    assertFalse(vector(file, 0x55).allowed().has(1));
  }

  @Test
  public void aWholeDriverHasAllFunctions() {
    XPerms drivers = new XPerms(XPerms.DRIVERS, 0, 0, 1L << (0x54 - 64), 0, 0);
    draft.rules.add(app, data, file, RuleTable.XPERMS_ALLOWED, drivers);
    assertTrue(vector(file, 0x54).allowed().has(0));
    assertTrue(vector(file, 0x54).allowed().has(255));
    assertFalse(vector(file, 0x53).permits(0));
  }

  @Test
  public void rulesAddUpByTheirKind() {
    draft.rules.add(app, data, file, RuleTable.XPERMS_ALLOWED, functions(1, 0b01));
    draft.rules.add(app, data, file, RuleTable.XPERMS_ALLOWED, functions(1, 0b10));
    draft.rules.add(app, data, file, RuleTable.XPERMS_AUDITALLOW, functions(1, 0b100));
    draft.rules.add(app, data, file, RuleTable.XPERMS_DONTAUDIT, functions(1, 0b1000));
    XpermVector vector = vector(file, 1);
    assertEquals(0b11, vector.allowed().word(0));
    assertEquals(0b100, vector.auditallow().word(0));
    assertEquals(0b1000, vector.dontaudit().word(0));
  }

  @Test
  public void anyRuleDeniesWhatNoneAllows() {
    assertTrue(vector(file, 1).permits(0));
    draft.rules.add(app, data, file, RuleTable.XPERMS_AUDITALLOW, functions(1, 1));
    assertFalse(vector(file, 1).permits(0));
    assertFalse(vector(file, 2).permits(0));
    assertTrue(vector(draft.classValue("tcp_socket"), 2).permits(0));
  }

  @Test
  public void anUnknownClassIsDecidedByThePolicy() {
    assertEquals(XpermVector.NONE, vector(99, 1));
    draft.config |= Policy.ALLOW_UNKNOWN;
    assertEquals(XpermVector.ALL, vector(99, 1));
  }
}
