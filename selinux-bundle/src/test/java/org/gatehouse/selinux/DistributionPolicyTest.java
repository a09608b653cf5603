package org.gatehouse.selinux;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gatehouse.selinux.label.BundleContexts;
import org.gatehouse.selinux.label.FileContexts;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.PolicyReader;
import org.gatehouse.selinux.policy.PolicyWriter;
import org.gatehouse.selinux.server.ActivePolicy;
import org.gatehouse.selinux.server.Relation;
import org.junit.Test;

/** The policy of the distribution does what its sources say that it wants to hold. */
public class DistributionPolicyTest {
  private static final Path ETC = Path.of("../host/src/main/dist/etc/selinux");
  private static final String OPERATOR = "operator_u:operator_r:operator_t:s0";
  private static final String FRAMEWORK = "system_u:system_r:framework_t:s0-s0:c0.c3";

  private final ActivePolicy policy;

  public DistributionPolicyTest() throws IOException {
    policy = new ActivePolicy(PolicyReader.read(Files.readAllBytes(ETC.resolve("policy.33"))));
  }

  @Test
  public void isReadAndWrittenByteByByte() throws IOException {
    for (Path file : new Path[] {ETC.resolve("policy.33"), Path.of("src/test/policy/mls.33")}) {
      byte[] bytes = Files.readAllBytes(file);
      assertArrayEquals(bytes, PolicyWriter.write(PolicyReader.read(bytes)));
    }
  }

  @Test
  public void everyContextOfTheLabelFilesIsValid() throws Exception {
    FileContexts.read(ETC.resolve("file_contexts"), text -> policy.parse(text).isPresent());
    BundleContexts.read(ETC.resolve("bundle_contexts"), text -> policy.parse(text).isPresent());
  }

  @Test
  public void aDatabaseReachesDatabasesOnly() {
    assertTrue(may("h2_t", "h2_data_t", "file", "write"));
    assertFalse(may("h2_t", "report_data_t", "file", "read"));
    assertFalse(may("h2_t", "shadow_t", "file", "read"));
    assertFalse(may("report_t", "h2_data_t", "file", "read"));
    assertTrue(may("report_t", "report_data_t", "file", "read"));
    assertFalse(may("h2_t", "h2_t", "tcp_socket", "create"));
  }

  @Test
  public void noBundleManagesTheStack() {
    for (String domain : new String[] {"infra_t", "module_t", "h2_t", "report_t", "app_t"}) {
      assertFalse(domain, may(domain, "framework_t", "lsm_stack", "unload"));
      assertFalse(domain, may(domain, "framework_t", "process", "ptrace"));
      assertFalse(domain, may(domain, "secret_property_t", "jvm_property", "read"));
      assertTrue(domain, may(domain, "property_t", "jvm_property", "read"));
    }
    assertTrue(may("operator_t", "framework_t", "lsm_stack", "unload"));
  }

  @Test
  public void aBundleStartsInTheDomainOfItsJar() {
    assertEquals("operator_u:system_r:h2_t:s0", started(OPERATOR, "h2_exec_t"));
    assertEquals("operator_u:system_r:app_t:s0", started(OPERATOR, "tmp_t"));
    assertEquals("system_u:system_r:module_t:s0-s0:c0.c3", started(FRAMEWORK, "module_exec_t"));
    assertEquals("system_u:system_r:app_t:s0-s0:c0.c3", started(FRAMEWORK, "default_t"));
    assertTrue(may("operator_t", "h2_t", "process", "transition"));
    assertTrue(may("h2_t", "h2_exec_t", "file", "entrypoint"));
    assertTrue(may("app_t", "tmp_t", "file", "entrypoint"));
    assertFalse(may("h2_t", "bundle_exec_t", "file", "entrypoint"));
  }

  @Test
  public void aBooleanLetsTheDatabaseListen() {
    ActivePolicy listening = policy.withBooleans(java.util.Map.of("h2_listen", true));
    assertFalse(may(policy, "h2_t", "h2_port_t", "tcp_socket", "name_bind"));
    assertTrue(may(listening, "h2_t", "h2_port_t", "tcp_socket", "name_bind"));
    assertFalse(may(listening, "h2_t", "reserved_port_t", "tcp_socket", "name_bind"));
  }

  private String started(String who, String jar) {
    int process = policy.objectClass("process");
    Context installer = policy.parse(who).orElseThrow();
    Context file = policy.parse("system_u:object_r:" + jar + ":s0").orElseThrow();
    Optional<Context> made = policy.compute(Relation.TRANSITION, installer, file, process, "");
    return made.filter(policy::isValid).map(policy::format).orElse("invalid");
  }

  private boolean may(String source, String target, String tclass, String permission) {
    return may(policy, source, target, tclass, permission);
  }

  private static boolean may(
      ActivePolicy policy, String source, String target, String tclass, String permission) {
    Context subject = context(policy, "system_u:system_r:", source);
    Context object =
        policy
            .parse("system_u:system_r:" + target + ":s0")
            .orElseGet(() -> context(policy, "system_u:object_r:", target));
    int value = policy.objectClass(tclass);
    var names = policy.policy().names();
    int bit = names.permission(names.classes().named(tclass).orElseThrow(), permission);
    assertTrue(tclass + " " + permission, bit != 0);
    return (policy.access(subject, object, value).allowed() & bit) != 0;
  }

  private static Context context(ActivePolicy policy, String identity, String type) {
    return policy.parse(identity + type + ":s0").orElseThrow();
  }
}
