package org.gatehouse.selinux.audit;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class AuditRecordTest {
  private static final Stamp STAMP = new Stamp(1_700_000_000_007L, 42);
  private static final Actor ACTOR =
      new Actor(7, 1000, Actor.UNSET, Actor.UNSET, "u:r:module_t:s0");

  private static Access access(boolean denied, String name) {
    Fields about = Fields.NONE.number("pid", 7).text("comm", "java").text("name", name);
    return new Access(
        denied, List.of("read", "open"), about, "u:r:a_t:s0", "u:r:b_t:s0", "file", false);
  }

  @Test
  public void aDenialReadsAsTheKernels() {
    Fields more = Fields.NONE.text("bundle", "com.x").text("hook", "file_open");
    assertEquals(
        "type=AVC msg=audit(1700000000.007:42): avc:  denied  { read open } for  pid=7 comm=\"java\""
            + " name=\"shadow\" scontext=u:r:a_t:s0 tcontext=u:r:b_t:s0 tclass=file permissive=0"
            + " bundle=\"com.x\" hook=\"file_open\"",
        AuditRecord.avc(STAMP, access(true, "shadow"), more).toString());
  }

  @Test
  public void aGrantSaysNothingOfPermissive() {
    assertEquals(
        "type=AVC msg=audit(1700000000.007:42): avc:  granted  { read open } for  pid=7 comm=\"java\""
            + " name=\"shadow\" scontext=u:r:a_t:s0 tcontext=u:r:b_t:s0 tclass=file",
        AuditRecord.avc(STAMP, access(false, "shadow"), Fields.NONE).toString());
  }

  @Test
  public void noNameMakesASecondFieldOrRecord() {
    assertEquals("a=20", Fields.NONE.text("a", " ").toString());
    assertEquals("a=226220623D31", Fields.NONE.text("a", "\"b b=1").toString());
    assertEquals("a=0A747970653D", Fields.NONE.text("a", "\ntype=").toString());
    assertEquals("a=C3A427", Fields.NONE.text("a", "\u00e4'").toString());
    assertEquals("a=\"\"", Fields.NONE.text("a", "").toString());
    assertEquals("c=7520746F3D31", Fields.NONE.context("c", "u to=1").toString());
  }

  @Test
  public void aProgramsRecordHoldsTheMessageInApostrophes() {
    assertEquals(
        "type=USER_AVC msg=audit(1700000000.007:42): pid=7 uid=1000 auid=4294967295 ses=4294967295"
            + " subj=u:r:module_t:s0 msg='avc:  denied  { read open } for  pid=7 comm=\"java\""
            + " name=6127 scontext=u:r:a_t:s0 tcontext=u:r:b_t:s0 tclass=file permissive=0"
            + " exe=\"/jdk/bin/java\" sauid=1000 hostname=? addr=? terminal=?'",
        AuditRecord.userAvc(STAMP, ACTOR, access(true, "a'"), "/jdk/bin/java").toString());
  }

  @Test
  public void changesNameTheUserWhoLoggedIn() {
    assertEquals(
        "type=MAC_POLICY_LOAD msg=audit(1700000000.007:42): auid=4294967295 ses=4294967295"
            + " lsm=selinux res=1",
        AuditRecord.policyLoad(STAMP, ACTOR).toString());
    assertEquals(
        "type=MAC_STATUS msg=audit(1700000000.007:42): enforcing=1 old_enforcing=0 auid=4294967295"
            + " ses=4294967295 enabled=1 old-enabled=1 lsm=selinux res=1",
        AuditRecord.status(STAMP, ACTOR, true, false).toString());
    assertEquals(
        "type=MAC_CONFIG_CHANGE msg=audit(1700000000.007:42): bool=h2_listen val=1 old_val=0"
            + " auid=4294967295 ses=4294967295 lsm=selinux res=1",
        AuditRecord.booleanChange(STAMP, ACTOR, "h2_listen", true, false).toString());
  }
}
