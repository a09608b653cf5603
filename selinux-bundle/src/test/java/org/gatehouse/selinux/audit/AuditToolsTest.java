package org.gatehouse.selinux.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.selinux.Tools;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What Debian's ausearch, aureport and audit2allow make of our records. */
public class AuditToolsTest {
  private static final Path ETC = Path.of("../host/src/main/dist/etc/selinux");
  private static final String H2 = "system_u:system_r:h2_t:s0";
  private static final String APP = "system_u:system_r:app_t:s0";
  private static final String MODULE = "system_u:system_r:module_t:s0";
  private static final Actor ACTOR = new Actor(4242, 1000, Actor.UNSET, Actor.UNSET, MODULE);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<String> lines = new ArrayList<>();
  private long serial = 100;
  private Path log;

  private Stamp next() {
    serial++;
    return new Stamp(1_700_000_000_000L + serial * 10, serial);
  }

  private static Access denial(
      String source, String target, String tclass, Fields about, String... permissions) {
    Fields process = Fields.NONE.number("pid", 4242).text("comm", "java");
    String object = "system_u:object_r:" + target + ":s0";
    String context = target.endsWith(":s0") ? target : object;
    return new Access(
        true, List.of(permissions), process.and(about), source, context, tclass, false);
  }

  private void kernel(Access access) {
    Fields more = Fields.NONE.text("bundle", "com.h2database").text("hook", "file_open");
    lines.add(AuditRecord.avc(next(), access, more).toString());
  }

  @Before
  public void write() throws IOException {
    Fields file = Fields.NONE.text("name", "2026.mv.db").text("dev", "vda").number("ino", 131);
    kernel(denial(H2, "report_data_t", "file", file, "read", "open"));
    Fields odd = Fields.NONE.text("path", "/srv/my \"books\"\n\u00e4.db");
    kernel(denial(H2, "report_data_t", "file", odd, "write"));
    Fields port = Fields.NONE.number("dest", 25);
    kernel(denial(APP, "reserved_port_t", "tcp_socket", port, "name_connect"));
    kernel(
        denial(APP, APP, "capability", Fields.NONE.number("capability", 10), "net_bind_service"));
    Access service = denial(APP, MODULE, "osgi_service", Fields.NONE.text("name", "a'b"), "get");
    lines.add(AuditRecord.userAvc(next(), ACTOR, service, "/jdk/bin/java").toString());
    lines.add(AuditRecord.policyLoad(next(), ACTOR).toString());
    lines.add(AuditRecord.status(next(), ACTOR, true, false).toString());
    lines.add(AuditRecord.booleanChange(next(), ACTOR, "h2_listen", true, false).toString());
    lines.add(SelinuxError.given(next(), "setxattr", "no context".getBytes(UTF_8)).toString());
    errors();
    lines.add(SelinuxError.bounds(next(), APP, H2, "file", List.of("read", "write")).toString());
    log = folder.getRoot().toPath().resolve("audit.log");
    Files.write(log, lines);
  }

  private void errors() {
    String made = "system_u:app_r:h2_t:s0";
    lines.add(SelinuxError.computedInvalid(next(), made, APP, H2, "process").toString());
    lines.add(SelinuxError.boundedTransition(next(), APP, H2).toString());
    lines.add(SelinuxError.validateTransition(next(), APP, H2, MODULE, "file").toString());
    byte[] odd = {'a', ' ', (byte) 0xff};
    lines.add(SelinuxError.given(next(), "fscreate", odd).toString());
  }

  @Test
  public void ausearchFindsEveryRecord() throws IOException {
    assertEquals(lines.size(), records(ausearch("-m", "all")));
    assertEquals(5, records(ausearch("-m", "AVC,USER_AVC")));
    assertEquals(6, records(ausearch("-m", "SELINUX_ERR")));
    assertEquals(1, records(ausearch("-m", "MAC_POLICY_LOAD")));
    assertEquals(1, records(ausearch("-m", "MAC_STATUS")));
    assertEquals(2, records(ausearch("-o", "report_data_t")));
    assertEquals(1, records(ausearch("-o", APP)));
  }

  @Test
  public void ausearchDecodesAnOddName() throws IOException {
    String text = ausearch("-i", "-m", "AVC", "-o", "report_data_t");
    assertTrue(text, text.contains("path=/srv/my \"books\""));
  }

  @Test
  public void ausearchReadsTheFieldsOfErrors() throws IOException {
    String text = ausearch("-i", "-m", "SELINUX_ERR");
    assertTrue(text, text.contains("op=setxattr invalid_context=no context"));
    assertTrue(
        text, text.contains("op=security_compute_sid invalid_context=system_u:app_r:h2_t:s0"));
    assertTrue(text, text.contains("seresult=denied oldcontext=" + APP + " newcontext=" + H2));
  }

  @Test
  public void aureportCountsThem() throws IOException {
    String avcs = Tools.run(List.of("aureport", "-if", log.toString(), "-a"));
    assertEquals(avcs, 5, avcs.lines().filter(line -> line.matches("[0-9]+\\. .*")).count());
    String changes = Tools.run(List.of("aureport", "-if", log.toString(), "--mac"));
    assertEquals(changes, 3, changes.lines().filter(line -> line.matches("[0-9]+\\. .*")).count());
  }

  @Test
  public void audit2allowWritesOneRuleForEachPair() throws IOException {
    String policy = ETC.resolve("policy.33").toString();
    String rules = audit2allow("-p", policy);
    assertEquals(rules, 4, rules.lines().filter(line -> line.startsWith("allow ")).count());
    assertTrue(rules, rules.contains("allow h2_t report_data_t:file { open read write };"));
    assertTrue(rules, rules.contains("allow app_t reserved_port_t:tcp_socket name_connect;"));
    assertTrue(rules, rules.contains("allow app_t self:capability net_bind_service;"));
    assertTrue(rules, rules.contains("allow app_t module_t:osgi_service get;"));
  }

  @Test
  public void theRulesOfAudit2allowMakeAPolicyThatGrants() throws IOException {
    Path kept = ETC.resolve("policy.33");
    assertEquals(0, granted(audit2allow("-p", kept.toString())));
    Path more = folder.getRoot().toPath().resolve("more.cil");
    Path policy = folder.getRoot().toPath().resolve("policy.33");
    Files.writeString(more, cil(audit2allow("-p", kept.toString())));
    List<String> command = List.of("secilc", "-c", "33", "-f", "/dev/null", "-o");
    Tools.run(
        Stream.concat(
                command.stream(),
                Stream.of(policy, ETC.resolve("classes.cil"), ETC.resolve("gatehouse.cil"), more)
                    .map(Path::toString))
            .toList());
    assertEquals(4, granted(audit2allow("-p", policy.toString())));
  }

  /** Rules of the classic language as CIL. */
  private static String cil(String rules) {
    return rules
        .replaceAll(
            "(?m)^allow (\\S+) (\\S+):(\\S+) (?:\\{ )?(.*?)(?: \\})?;$", "(allow $1 $2 ($3 ($4)))")
        .replaceAll("(?m)^#.*$", "");
  }

  /** How many of the rules the policy has by itself. */
  private static long granted(String rules) {
    return rules.lines().filter(line -> line.contains("allowed in the current policy")).count();
  }

  private String audit2allow(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("audit2allow", "-i", log.toString()));
    command.addAll(List.of(options));
    return Tools.python(command);
  }

  private String ausearch(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("ausearch", "-if", log.toString()));
    command.addAll(List.of(options));
    return Tools.run(command);
  }

  private static long records(String text) {
    return text.lines().filter(line -> line.startsWith("type=")).count();
  }
}
