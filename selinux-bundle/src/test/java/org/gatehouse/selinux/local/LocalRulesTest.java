package org.gatehouse.selinux.local;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.PolicyReader;
import org.gatehouse.selinux.policy.PolicyWriter;
import org.gatehouse.selinux.server.AccessVector;
import org.gatehouse.selinux.server.ActivePolicy;
import org.junit.Test;

/** What a file of rules adds to the policy of the distribution, and which files are refused. */
public class LocalRulesTest {
  private static final Path POLICY = Path.of("../host/src/main/dist/etc/selinux/policy.33");

  private final Policy before;

  public LocalRulesTest() throws IOException {
    before = PolicyReader.read(Files.readAllBytes(POLICY));
  }

  private Policy with(String... rules) {
    Policy after = LocalRules.added(before, "local.te", String.join("\n", rules));
    // What is added can be written and read again.
    return PolicyReader.read(PolicyWriter.write(after));
  }

  private static AccessVector decide(Policy policy, String source, String target, String of) {
    ActivePolicy active = new ActivePolicy(policy);
    Context subject = active.parse("system_u:system_r:" + source + ":s0").orElseThrow();
    boolean isDomain = target.equals(source);
    String role = isDomain ? "system_r" : "object_r";
    Context object = active.parse("system_u:" + role + ":" + target + ":s0").orElseThrow();
    return active.access(subject, object, active.objectClass(of));
  }

  private static ObjectClass named(Policy policy, String name) {
    return policy.names().classes().named(name).orElseThrow();
  }

  private static boolean may(Policy policy, String source, String target, String of, String what) {
    int bit = policy.names().permission(named(policy, of), what);
    return (decide(policy, source, target, of).allowed() & bit) != 0;
  }

  @Test
  public void ruleOfAudit2allowIsAddedAndNoOther() {
    Policy after =
        with(
            "",
            "#============= h2_t ==============",
            "allow h2_t report_data_t:file { read open };");
    assertEquals(false, may(before, "h2_t", "report_data_t", "file", "read"));
    assertEquals(true, may(after, "h2_t", "report_data_t", "file", "read"));
    assertEquals(true, may(after, "h2_t", "report_data_t", "file", "open"));
    assertEquals(false, may(after, "h2_t", "report_data_t", "file", "write"));
    assertEquals(false, may(after, "report_t", "h2_data_t", "file", "read"));
    assertEquals(true, may(after, "h2_t", "h2_data_t", "file", "write"));
  }

  @Test
  public void permissionsJoinTheRuleThatIsThere() {
    Policy once = with("allow h2_t report_data_t:file read;");
    Policy twice =
        LocalRules.added(once, "more.te", "allow h2_t report_data_t:file { read write };");
    assertEquals(before.rules().size() + 1, twice.rules().size());
    assertEquals(true, may(twice, "h2_t", "report_data_t", "file", "write"));
  }

  @Test
  public void setsAttributesAndSelfStandForTheirMembers() {
    Policy after =
        with(
            "allow { h2_t report_t } report_data_t:{ file dir } { read };",
            "allow bundle_domain self:process { execmem };",
            "allow h2_t self:tcp_socket create;");
    assertEquals(true, may(after, "report_t", "report_data_t", "dir", "read"));
    assertEquals(true, may(after, "h2_t", "h2_t", "tcp_socket", "create"));
    assertEquals(true, may(after, "app_t", "app_t", "process", "execmem"));
    assertEquals(false, may(before, "app_t", "app_t", "process", "execmem"));
    assertEquals(false, may(after, "app_t", "h2_t", "process", "execmem"));
  }

  @Test
  public void auditRulesChangeWhatIsRecorded() {
    int read = before.names().permission(named(before, "file"), "read");
    Policy after =
        with("dontaudit h2_t report_data_t:file read;", "auditallow h2_t h2_data_t:file { read };");
    assertEquals(~read, decide(after, "h2_t", "report_data_t", "file").auditdeny());
    assertEquals(read, decide(after, "h2_t", "h2_data_t", "file").auditallow());
  }

  @Test
  public void whatIsNoRuleIsRefusedWithItsPlace() {
    List<String> wrong =
        List.of(
            "allow h2_t report_data_t:file read\n@", "2:1: no word begins like this",
            "allow h2_t report_data_t:file read", "1:35: expected ';', found the end",
            "\n  module x 1.0;", "2:3: a module; only rules are read here",
            "type_transition a b:c d;", "1:1: expected allow, auditallow or dontaudit",
            "allow { h2_t", "1:13: expected a type, found the end",
            "allow nobody_t h2_t:file read;", "1:7: the policy has no type nobody_t",
            "allow h2_t h2_t:fil read;", "1:17: the policy has no class fil",
            "allow h2_t h2_t:file red;", "1:22: the class file has no permission red");
    for (int i = 0; i < wrong.size(); i += 2) {
      String text = wrong.get(i);
      LsmException refused = assertThrows(text, LsmException.class, () -> with(text));
      assertEquals(Errno.EINVAL, refused.errno());
      assertEquals("local.te:" + wrong.get(i + 1), beginning(refused, wrong.get(i + 1)));
    }
  }

  private static String beginning(LsmException refused, String expected) {
    String message = String.valueOf(refused.getMessage());
    int at = message.indexOf("local.te:");
    int end = Math.min(message.length(), at + "local.te:".length() + expected.length());
    return message.substring(Math.max(at, 0), end);
  }
}
