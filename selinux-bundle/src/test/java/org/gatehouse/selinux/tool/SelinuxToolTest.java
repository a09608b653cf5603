package org.gatehouse.selinux.tool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyTool;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Constraint;
import org.gatehouse.selinux.policy.ConstraintTerm;
import org.gatehouse.selinux.policy.PolicyWriter;
import org.gatehouse.selinux.policy.RuleTable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SelinuxToolTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private String policy;

  @Before
  public void writePolicy() throws IOException {
    Draft draft = Draft.small();
    int app = draft.type("app_t");
    int data = draft.type("data_t");
    int file = draft.classValue("file");
    draft.allow(app, data, "file", "read", "write");
    draft.rules.add(app, data, file, RuleTable.AUDITDENY, ~1);
    draft.rules.add(app, data, file, RuleTable.TRANSITION, app);
    draft.when(
        draft.bool("on", false),
        new RuleTable.Builder(1).add(app, data, file, RuleTable.ALLOWED, 4),
        new RuleTable.Builder(0));
    draft.bool("other", true);
    draft.rules.add(app, app, draft.classValue("process"), RuleTable.TRANSITION, data);
    draft.onlyTypes.put("r", app);
    draft
        .objectClass("file")
        .validatetrans
        .add(
            new Constraint(
                0, List.of(ConstraintTerm.compare(ConstraintTerm.TYPE, ConstraintTerm.NEQ))));
    policy = file("policy.33", PolicyWriter.write(draft.build()));
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.getRoot().toPath().resolve(name), content).toString();
  }

  private String table(String name, String... lines) throws IOException {
    return file(name, (String.join("\n", lines) + "\n").getBytes(ISO_8859_1));
  }

  private int run(String... arguments) throws IOException {
    out.reset();
    return new SelinuxTool()
        .run(
            List.of(arguments),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, ISO_8859_1));
  }

  private void answers(String question, List<String> expected, String... rows) throws IOException {
    assertEquals(0, run("eval", question, "--policy", policy, table("rows", rows)));
    assertEquals(expected, out.toString(ISO_8859_1).lines().toList());
  }

  private void fails(String reason, String... arguments) {
    LsmException failure = assertThrows(LsmException.class, () -> run(arguments));
    assertTrue(failure.getMessage(), failure.getMessage().contains(reason));
  }

  @Test
  public void theToolIsFoundByItsName() {
    assertTrue(
        ServiceLoader.load(PolicyTool.class).stream()
            .anyMatch(each -> each.get().name().equals("selinux")));
  }

  @Test
  public void vectorsAreHexAndInvalidContextsAreTold() throws IOException {
    answers(
        "av",
        List.of(
            "allowed\tauditallow\tauditdeny",
            "3\t0\tfffffffe",
            "!EINVAL\t\t",
            "!EINVAL\t\t",
            "0\t0\tffffffff"),
        "extra\tscontext\ttcontext\ttclass",
        "x\tu:r:app_t:s0\tu:object_r:data_t:s0\tfile",
        "x\tu:r:app_t:s0 \tu:object_r:data_t:s0\tfile",
        "x\tu:r:app_t:s0\tu:object_r:none_t:s0\tfile",
        "x\tu:r:app_t:s0\tu:object_r:data_t:s0\tunknown");
  }

  @Test
  public void newContextsAreRefusedWhereInvalid() throws IOException {
    answers(
        "compute",
        List.of("result", "u:object_r:app_t:s0", "u:r:app_t:s0", "!EACCES", "!EINVAL"),
        "kind\tscontext\ttcontext\ttclass",
        "transition\tu:r:app_t:s0\tu:object_r:data_t:s0\tfile",
        "change\tu:r:app_t:s0\tu:object_r:data_t:s0\tprocess",
        "transition\tu:r:app_t:s0\tu:r:app_t:s0\tprocess",
        "member\tu:r:app_t\tu:object_r:data_t:s0\tfile");
  }

  @Test
  public void aKindThatIsNoneIsAnError() throws IOException {
    String rows =
        table(
            "rows",
            "kind\tscontext\ttcontext\ttclass",
            "create\tu:r:app_t:s0\tu:object_r:data_t:s0\tfile");
    fails("kind 'create'", "eval", "compute", "--policy", policy, rows);
  }

  @Test
  public void contextsAreCanonicalOrNone() throws IOException {
    answers(
        "contexts",
        List.of("result", "u:r:app_t:s0:c0.c2", "!EINVAL", "!EINVAL", "!EINVAL"),
        "input",
        "u:r:app_t:s0:c2,c1,c0",
        "u:r:app_t:s0 ",
        "",
        "u:r:data_t:s0");
  }

  @Test
  public void namesAreComputedAsIfPermissive() throws IOException {
    answers(
        "filename_trans",
        List.of("result", "u:object_r:app_t:s0", "!EINVAL"),
        "scontext\ttcontext\ttclass\tname",
        "u:r:app_t:s0\tu:object_r:data_t:s0\tfile\tany",
        "u:r:app_t:s9\tu:object_r:data_t:s0\tfile\tany");
  }

  @Test
  public void relabelsAreOneOrZero() throws IOException {
    answers(
        "validatetrans",
        List.of("allowed", "1", "0", "1", "!EINVAL", "!EINVAL"),
        "oldcontext\tnewcontext\ttclass\ttaskcontext",
        "u:object_r:app_t:s0\tu:object_r:data_t:s0\tfile\tu:r:app_t:s0",
        "u:object_r:app_t:s0\tu:object_r:app_t:s1\tfile\tu:r:app_t:s0",
        "u:object_r:app_t:s0\tu:object_r:app_t:s1\tprocess\tu:r:app_t:s0",
        "u:object_r:app_t:s0\tu:object_r:app_t:s1\tunknown\tu:r:app_t:s0",
        "u:object_r:app_t:s0\tu:object_r:app_t:s1\tfile\tnone");
  }

  @Test
  public void eachBoolsetStartsFromWhatIsShipped() throws IOException {
    String row = "\tu:r:app_t:s0\tu:object_r:data_t:s0\tfile";
    String rows =
        table("rows", "boolset\tscontext\ttcontext\ttclass", "a" + row, "b" + row, "a" + row);
    String sets = table("sets", "boolset\tboolean\tstate", "a\ton\t1", "b\tother\t0");
    run("eval", "av", "--policy", policy, "--booleans", sets, rows);
    assertEquals(
        List.of(
            "allowed\tauditallow\tauditdeny", "7\t0\tfffffffe", "3\t0\tfffffffe", "7\t0\tfffffffe"),
        out.toString(ISO_8859_1).lines().toList());
  }

  @Test
  public void aBoolsetThatNobodyDefinedIsAnError() throws IOException {
    String rows =
        table(
            "rows",
            "boolset\tscontext\ttcontext\ttclass",
            "a\tu:r:app_t:s0\tu:object_r:data_t:s0\tfile");
    String sets = table("sets", "boolset\tboolean\tstate", "b\ton\t1");
    fails("no boolset 'a'", "eval", "av", "--policy", policy, rows);
    fails("no boolset 'a'", "eval", "av", "--policy", policy, "--booleans", sets, rows);
    String none = table("none", "boolset\tboolean\tstate", "a\tmissing\t1");
    fails("no boolean 'missing'", "eval", "av", "--policy", policy, "--booleans", none, rows);
    String odd = table("odd", "boolset\tboolean\tstate", "a\ton\tyes");
    fails("neither 0 nor 1", "eval", "av", "--policy", policy, "--booleans", odd, rows);
  }

  @Test
  public void wrongArgumentsAreTold() throws IOException {
    String rows = table("rows", "input");
    fails("usage", "eval");
    fails("usage", "check");
    fails("usage", "eval", "nonsense", "--policy", policy, rows);
    fails("usage", "eval", "contexts", "--booleans", policy, rows);
    fails("usage", "eval", "contexts", "--policy", policy, "--policy", policy, rows);
    fails("no file", "eval", "contexts", "--policy", policy + "x", rows);
    fails("0: not a policy", "eval", "contexts", "--policy", rows, rows);
    fails("no column", "eval", "av", "--policy", policy, rows);
  }

  @Test
  public void filesPassOrFailAtAPlace() throws IOException {
    assertEquals(0, run("check", policy));
    assertEquals("PASS " + policy + "\n", out.toString(ISO_8859_1));
    byte[] short33 = java.util.Arrays.copyOf(Files.readAllBytes(Path.of(policy)), 40);
    String broken = file("broken", short33);
    assertEquals(1, run("check", policy, broken));
    List<String> lines = out.toString(ISO_8859_1).lines().toList();
    assertEquals("PASS " + policy, lines.get(0));
    assertTrue(lines.get(1), lines.get(1).startsWith("FAIL " + broken + ": 40: "));
  }
}
