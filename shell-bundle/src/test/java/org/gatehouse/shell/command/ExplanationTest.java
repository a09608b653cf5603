package org.gatehouse.shell.command;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.junit.Test;

public class ExplanationTest {
  private final Verdict no = Verdict.deny(Errno.EPERM, "scope is 1", "prctl(PR_SET_PTRACER, 7)");
  private final AuditEvent event =
      new AuditEvent(
          12,
          0,
          AuditEvent.Type.DENIED,
          3,
          "ptrace_access_check",
          "app(7)",
          "child=bank(8)",
          Errno.EPERM,
          "scope is 1",
          List.of("subj_smack=App"),
          List.of(
              new Decision.Answer("yama", true, no),
              new Decision.Answer("smack", false, Verdict.ALLOW)),
          List.of("app.Main.run(Main.java:5)"));

  @Test
  public void tellsEveryModulesVerdictAndWhatWouldAllowIt() {
    assertEquals(
        """
        12 denied ptrace_access_check EPERM
          time     1970-01-01T00:00:00Z
          subject  app(7)
          object   child=bank(8)
          reason   scope is 1
          decided by stack version 3:
            yama: EPERM scope is 1
            smack: not asked
          labels:
            subj_smack=App
          to allow this and nothing more:
            yama: prctl(PR_SET_PTRACER, 7)
          asked from:
            app.Main.run(Main.java:5)"""
            .stripIndent(),
        new Explanation(event).toString());
  }
}
