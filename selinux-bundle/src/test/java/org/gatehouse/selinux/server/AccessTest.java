package org.gatehouse.selinux.server;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.BooleanSymbol;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RoleAllow;
import org.gatehouse.selinux.policy.RuleTable;
import org.junit.Test;

public class AccessTest {
  private final Draft draft = Draft.small();
  private final int app = draft.type("app_t");
  private final int data = draft.type("data_t");
  private final int file = draft.classValue("file");
  private final int process = draft.classValue("process");

  private AccessVector vector(int source, int target, int objectClass) {
    return new ActivePolicy(draft.build())
        .access(draft.subject(source), draft.object(target), objectClass);
  }

  private int allowed(int source, int target) {
    return vector(source, target, file).allowed();
  }

  private int bits(String... permissions) {
    return draft.bits("file", permissions);
  }

  @Test
  public void nothingIsAllowedWithoutARule() {
    assertEquals(new AccessVector(0, 0, ~0, false), vector(app, data, file));
  }

  @Test
  public void rulesOnTypesAndAttributesAddUp() {
    int domain = draft.attribute("domain", app);
    int content = draft.attribute("content", data);
    draft.allow(app, data, "file", "read").allow(domain, content, "file", "write");
    draft.allow(domain, data, "file", "ioctl").allow(content, data, "file", "relabelfrom");
    assertEquals(bits("read", "write", "ioctl"), allowed(app, data));
  }

  @Test
  public void aRowLongerThanTheTargetsListIsLookedUpAlike() {
    for (int i = 0; i < 100; i++) {
      int other = draft.type("t" + i);
      draft.allow(app, other, "file", "write");
    }
    draft.allow(app, data, "file", "read");
    assertEquals(bits("read"), allowed(app, data));
    assertEquals(bits("write"), allowed(app, data + 50));
    assertEquals(0, allowed(data, data + 50));
  }

  @Test
  public void inALongRowConditionsCountToo() {
    int on = draft.bool("on", false);
    RuleTable.Builder rules = new RuleTable.Builder(100);
    for (int i = 0; i < 100; i++) {
      rules.add(app, draft.type("t" + i), file, RuleTable.ALLOWED, bits("write"));
    }
    draft.when(on, rules, new RuleTable.Builder(0));
    assertEquals(0, allowed(app, data + 50));
    draft.booleans.set(0, new BooleanSymbol("on", on, true));
    assertEquals(bits("write"), allowed(app, data + 50));
  }

  @Test
  public void auditallowAddsAndDontauditTakesAway() {
    draft.rules.add(app, data, file, RuleTable.AUDITALLOW, 1);
    draft.rules.add(app, data, file, RuleTable.AUDITDENY, ~2);
    assertEquals(new AccessVector(0, 1, ~2, false), vector(app, data, file));
  }

  @Test
  public void aConditionalRuleHoldsWhileItsListIsInForce() {
    int on = draft.bool("on", false);
    draft.when(
        on,
        new RuleTable.Builder(1).add(app, data, file, RuleTable.ALLOWED, 1),
        new RuleTable.Builder(1).add(app, data, file, RuleTable.ALLOWED, 2));
    ActivePolicy shipped = new ActivePolicy(draft.build());
    ActivePolicy changed = shipped.withBooleans(Map.of("on", true));
    Context source = draft.subject(app);
    assertEquals(2, shipped.access(source, draft.object(data), file).allowed());
    assertEquals(1, changed.access(source, draft.object(data), file).allowed());
    assertTrue(changed.bool("on"));
    assertFalse(shipped.bool("on"));
  }

  @Test
  public void permissiveMarksTheSourceOnly() {
    draft.permissive.add(app);
    assertTrue(vector(app, data, file).permissive());
    assertFalse(vector(data, app, file).permissive());
  }

  @Test
  public void anUnknownClassIsDecidedByThePolicy() {
    assertEquals(0, vector(app, data, 0).allowed());
    assertEquals(0, vector(app, data, 99).allowed());
    draft.config |= Policy.ALLOW_UNKNOWN;
    assertEquals(~0, vector(app, data, 0).allowed());
  }

  @Test
  public void aTypeMayDoNothingThatItsBoundsMayNot() {
    int child = draft.type("child_t", app);
    draft.allow(child, data, "file", "read", "write").allow(app, data, "file", "read");
    assertEquals(bits("read"), allowed(child, data));
  }

  @Test
  public void theTargetsBoundsAreAskedToo() {
    int child = draft.type("child_t", app);
    int childData = draft.type("child_data_t", data);
    draft.allow(child, childData, "file", "read", "write").allow(app, data, "file", "write");
    assertEquals(bits("write"), allowed(child, childData));
  }

  @Test
  public void boundsOfBoundsCount() {
    int child = draft.type("child_t", app);
    int grandchild = draft.type("grandchild_t", child);
    draft.allow(grandchild, data, "file", "read").allow(child, data, "file", "read");
    assertEquals(0, allowed(grandchild, data));
    draft.allow(app, data, "file", "read");
    assertEquals(bits("read"), allowed(grandchild, data));
  }

  @Test
  public void aChangeOfRoleNeedsARoleAllow() {
    draft.roles.add("other_r");
    draft.allow(app, data, "process", "fork", "transition", "dyntransition");
    Context target = new Context(1, 3, data, draft.object(data).range());
    int fork = draft.bits("process", "fork");
    int all = draft.bits("process", "fork", "transition", "dyntransition");
    ActivePolicy without = new ActivePolicy(draft.build());
    assertEquals(fork, without.access(draft.subject(app), target, process).allowed());
    assertEquals(all, without.access(draft.subject(app), draft.subject(data), process).allowed());
    draft.roleAllows.add(new RoleAllow(2, 3));
    ActivePolicy with = new ActivePolicy(draft.build());
    assertEquals(all, with.access(draft.subject(app), target, process).allowed());
    assertEquals(fork, with.access(target, draft.subject(data), process).allowed() | fork);
  }
}
