package org.gatehouse.selinux.server;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Defaults;
import org.gatehouse.selinux.policy.Ebitmap;
import org.gatehouse.selinux.policy.FilenameTransition;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.RangeTransition;
import org.gatehouse.selinux.policy.RoleTransition;
import org.gatehouse.selinux.policy.RuleTable;
import org.junit.Before;
import org.junit.Test;

public class NewContextsTest {
  private static final String SOURCE = "u:r:app_t:s0:c0-s2:c0,c1";
  private static final String TARGET = "other:object_r:data_t:s1:c0,c2-s3:c0.c3";

  private final Draft draft = Draft.small();
  private final int app = draft.type("app_t");
  private final int data = draft.type("data_t");
  private final int made = draft.type("made_t");
  private final int file = draft.classValue("file");

  @Before
  public void addUser() {
    draft.users.add("other");
  }

  private String compute(Relation relation, String objectClass, String name) {
    ActivePolicy policy = new ActivePolicy(draft.build());
    return policy
        .compute(
            relation,
            policy.parse(SOURCE).orElseThrow(),
            policy.parse(TARGET).orElseThrow(),
            policy.objectClass(objectClass),
            name)
        .map(policy::format)
        .orElse("none");
  }

  private String compute(String objectClass) {
    return compute(Relation.TRANSITION, objectClass, "");
  }

  @Test
  public void aProcessIsLikeItsMakerAndAFileLikeItsDirectory() {
    assertEquals(SOURCE, compute("process"));
    assertEquals(SOURCE, compute("tcp_socket"));
    assertEquals("u:object_r:data_t:s0:c0", compute("file"));
  }

  @Test
  public void aSocketTheKernelDoesNotKnowIsNoSocket() {
    draft.objectClass("own_socket", "create");
    assertEquals("u:object_r:data_t:s0:c0", compute("own_socket"));
  }

  @Test
  public void aMemberHasTheTargetsUserAndTheLowLevel() {
    assertEquals("other:object_r:data_t:s0:c0", compute(Relation.MEMBER, "file", ""));
    assertEquals("other:r:app_t:s0:c0", compute(Relation.MEMBER, "process", ""));
  }

  @Test
  public void aRelabelledProcessKeepsItsRange() {
    assertEquals(SOURCE, compute(Relation.CHANGE, "process", ""));
    assertEquals("u:object_r:data_t:s0:c0", compute(Relation.CHANGE, "file", ""));
  }

  @Test
  public void typeRulesGoByTheirKind() {
    draft.rules.add(app, data, file, RuleTable.TRANSITION, made);
    draft.rules.add(app, data, file, RuleTable.CHANGE, app);
    assertEquals("u:object_r:made_t:s0:c0", compute("file"));
    assertEquals("u:object_r:app_t:s0:c0", compute(Relation.CHANGE, "file", ""));
    assertEquals("other:object_r:data_t:s0:c0", compute(Relation.MEMBER, "file", ""));
  }

  @Test
  public void aConditionalTypeRuleHoldsWhileInForce() {
    int on = draft.bool("on", false);
    RuleTable.Builder rule =
        new RuleTable.Builder(1).add(app, data, file, RuleTable.TRANSITION, made);
    draft.when(on, rule, new RuleTable.Builder(0));
    assertEquals("u:object_r:data_t:s0:c0", compute("file"));
    ActivePolicy changed = new ActivePolicy(draft.build()).withBooleans(Map.of("on", true));
    assertEquals(
        made,
        changed
            .compute(Relation.TRANSITION, draft.subject(app), draft.object(data), file, "")
            .orElseThrow()
            .type());
  }

  @Test
  public void theNameDecidesBeforeTheTypeRule() {
    draft.rules.add(app, data, file, RuleTable.TRANSITION, data);
    draft.filenames.add(
        new FilenameTransition(
            "secret",
            data,
            file,
            List.of(new FilenameTransition.Result(Ebitmap.of(app - 1), made))));
    assertEquals("u:object_r:made_t:s0:c0", compute(Relation.TRANSITION, "file", "secret"));
    assertEquals("u:object_r:data_t:s0:c0", compute(Relation.TRANSITION, "file", "Secret"));
    assertEquals("other:object_r:data_t:s0:c0", compute(Relation.MEMBER, "file", "secret"));
  }

  @Test
  public void aRoleTransitionIsForTransitionsOnly() {
    draft.roles.add("new_r");
    draft.roleTransitions.add(new RoleTransition(2, data, file, 3));
    assertEquals("u:new_r:data_t:s0:c0", compute("file"));
    assertEquals("u:object_r:data_t:s0:c0", compute(Relation.CHANGE, "file", ""));
  }

  @Test
  public void aRangeTransitionDecidesBeforeTheDefault() {
    draft.objectClass("file").defaults = new Defaults(0, 0, Defaults.TARGET_LOW, 0);
    draft.ranges.add(
        new RangeTransition(app, data, file, new Range(Draft.level(1), Draft.level(2, 5))));
    assertEquals("u:object_r:data_t:s1-s2:c5", compute("file"));
    assertEquals("u:object_r:data_t:s0:c0", compute(Relation.CHANGE, "file", ""));
  }

  private String byRange(int range) {
    draft.objectClass("file").defaults = new Defaults(0, 0, range, 0);
    return compute("file");
  }

  @Test
  public void defaultRangesAreTakenFromSourceOrTarget() {
    assertEquals("u:object_r:data_t:s0:c0", byRange(Defaults.SOURCE_LOW));
    assertEquals("u:object_r:data_t:s2:c0,c1", byRange(Defaults.SOURCE_HIGH));
    assertEquals("u:object_r:data_t:s0:c0-s2:c0,c1", byRange(Defaults.SOURCE_LOW_HIGH));
    assertEquals("u:object_r:data_t:s1:c0,c2", byRange(Defaults.TARGET_LOW));
    assertEquals("u:object_r:data_t:s3:c0.c3", byRange(Defaults.TARGET_HIGH));
    assertEquals("u:object_r:data_t:s1:c0,c2-s3:c0.c3", byRange(Defaults.TARGET_LOW_HIGH));
  }

  @Test
  public void theCommonRangeIsGreatestLowToLeastHigh() {
    assertEquals("u:object_r:data_t:s1:c0-s2:c0,c1", byRange(Defaults.GLBLUB));
  }

  @Test
  public void withoutACommonRangeThereIsNoContext() {
    draft.objectClass("file").defaults = new Defaults(0, 0, Defaults.GLBLUB, 0);
    ActivePolicy policy = new ActivePolicy(draft.build());
    assertEquals(
        false,
        policy
            .compute(
                Relation.TRANSITION,
                policy.parse("u:r:app_t:s0-s1").orElseThrow(),
                policy.parse("u:r:data_t:s2-s3").orElseThrow(),
                file,
                "")
            .isPresent());
  }

  @Test
  public void defaultsOfUserRoleAndTypeAreTakenFromWhereTheySay() {
    draft.objectClass("file").defaults =
        new Defaults(Defaults.TARGET, Defaults.SOURCE, 0, Defaults.SOURCE);
    assertEquals("other:r:app_t:s0:c0", compute("file"));
    draft.objectClass("process").defaults =
        new Defaults(Defaults.TARGET, Defaults.TARGET, 0, Defaults.TARGET);
    assertEquals("other:object_r:data_t:s0:c0-s2:c0,c1", compute("process"));
  }
}
