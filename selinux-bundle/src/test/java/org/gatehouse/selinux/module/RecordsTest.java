package org.gatehouse.selinux.module;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.selinux.audit.Actor;
import org.junit.Test;

public class RecordsTest {
  private final List<String> lines = new ArrayList<>();
  private final Records records =
      new Records(
          new Actor(7, 0, Actor.UNSET, Actor.UNSET, "kernel"), line -> lines.add(line.toString()));

  private void event(String module, String reason) {
    Decision.Answer answer = new Decision.Answer(module, true, Verdict.deny(Errno.EACCES, reason));
    records.event(
        new AuditEvent(
            12,
            1500,
            AuditEvent.Type.DENIED,
            1,
            "inode_permission",
            "app(1)",
            "x",
            Errno.EACCES,
            reason,
            List.of(),
            List.of(answer),
            List.of()));
  }

  private static String access(String tclass) {
    return "avc:  denied  { read } for  pid=7 scontext=u:r:a:s0 tcontext=u:r:b:s0 tclass="
        + tclass
        + " permissive=0";
  }

  @Test
  public void aDenialOfTheKernelsClassesIsAnAvc() {
    event("selinux", access("file"));
    assertEquals(
        List.of(
            "type=AVC msg=audit(1.500:12): "
                + access("file")
                + " bundle=\"app(1)\" hook=\"inode_permission\""),
        lines);
  }

  @Test
  public void aDenialOfTheJvmsClassesIsAUserAvc() {
    event("selinux", access("jvm_property"));
    assertTrue(lines.get(0), lines.get(0).startsWith("type=USER_AVC msg=audit(1.500:12): pid=7 "));
    assertTrue(lines.get(0), lines.get(0).contains("msg='" + access("jvm_property") + " exe="));
  }

  @Test
  public void othersDenialsAndSilentOnesAreNoRecords() {
    event("smack", access("file"));
    event("selinux", "dontaudit { read } tclass=file");
    assertEquals(List.of(), lines);
  }

  @Test
  public void changesOfPolicyModeAndBooleansAreRecords() {
    records.policyLoaded(true);
    records.modeSet(false, true);
    records.booleanSet("h2_listen", true, false);
    assertTrue(lines.get(0), lines.get(0).startsWith("type=MAC_POLICY_LOAD "));
    assertTrue(lines.get(1), lines.get(1).contains("enforcing=0 old_enforcing=1"));
    assertTrue(lines.get(2), lines.get(2).contains("bool=h2_listen val=1 old_val=0"));
  }
}
