package org.gatehouse.yama.policy;

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
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyTool;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class YamaToolTest {
  private static final String HEADER =
      "scope\trelation\ttracer_uid\ttracee_uid\ttracer_CAP_SYS_PTRACE\ttracee_dumpable\top\n";
  private static final String CHILD = "0\ttracee_is_child\t0\t0\t1\t1\tkcmp\n";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String eval(String table) throws IOException {
    assertEquals(0, run(table, "eval", "-"));
    return out.toString(ISO_8859_1);
  }

  private int run(String input, String... arguments) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(ISO_8859_1));
    return new YamaTool().run(List.of(arguments), in, new PrintStream(out, false, ISO_8859_1));
  }

  private void assertRefused(String message, String table) {
    LsmException refused = assertThrows(LsmException.class, () -> run(table, "eval", "-"));
    assertEquals(Errno.EINVAL, refused.errno());
    assertEquals(message, refused.getMessage());
    assertEquals("nothing is printed", "", out.toString(ISO_8859_1));
  }

  @Test
  public void isFoundByServiceLoader() {
    List<String> names =
        ServiceLoader.load(PolicyTool.class).stream().map(p -> p.get().name()).toList();
    assertEquals(List.of("yama"), names);
  }

  @Test
  public void answersOneLinePerRowInOrder() throws IOException {
    String rows = CHILD + "3\tsibling\t0\t0\t1\t1\topen_proc_mem\n" + CHILD;
    assertEquals("errno\n0\n13\n0\n", eval(HEADER + rows));
  }

  @Test
  public void theLastLineMayLackItsNewline() throws IOException {
    assertEquals("errno\n0\n", eval((HEADER + CHILD).stripTrailing()));
  }

  @Test
  public void aTableWithoutRowsHasAHeaderOnly() throws IOException {
    assertEquals("errno\n", eval(HEADER));
  }

  @Test
  public void columnsAreFoundByNameAndOthersIgnored() throws IOException {
    String columns =
        "note\top\ttracee_dumpable\ttracer_CAP_SYS_PTRACE\ttracee_uid\ttracer_uid\trelation\tscope";
    String row = "caf\u00e9\tPTRACE_ATTACH\t1\t0\t1000\t1000\tsibling\t1";
    assertEquals("errno\n1\n", eval(columns + "\n" + row + "\n"));
  }

  @Test
  public void readsAFile() throws IOException {
    Path file = folder.newFile("rows.tsv").toPath();
    Files.writeString(file, HEADER + CHILD);
    assertEquals(0, run("", "eval", file.toString()));
    assertEquals("errno\n0\n", out.toString(ISO_8859_1));
  }

  @Test
  public void aMissingFileGetsEnoent() {
    LsmException refused = assertThrows(LsmException.class, () -> run("", "eval", "/no/such/file"));
    assertEquals(Errno.ENOENT, refused.errno());
    assertEquals("no file /no/such/file", refused.getMessage());
  }

  @Test
  public void onlyEvalWithOneTableIsOffered() {
    for (List<String> wrong :
        List.of(List.of("check", "-"), List.of("eval"), List.of("eval", "-", "-"))) {
      LsmException refused =
          assertThrows(LsmException.class, () -> run("", wrong.toArray(String[]::new)));
      assertEquals(Errno.EINVAL, refused.errno());
    }
  }

  @Test
  public void badRowsAreNamedWithLineColumnAndValue() {
    String good = HEADER + CHILD;
    assertRefused(
        "line 3: scope is '4', not a number from 0 to 3", good + CHILD.replaceFirst("0", "4"));
    assertRefused("line 3: tracer_uid is '-1', not a uid", good + "0\tself\t-1\t0\t1\t1\tkcmp\n");
    assertRefused(
        "line 3: tracee_uid is '4294967295', not a uid",
        good + "0\tself\t0\t4294967295\t1\t1\tkcmp\n");
    assertRefused(
        "line 3: tracer_CAP_SYS_PTRACE is '', not 0 or 1", good + "0\tself\t0\t0\t\t1\tkcmp\n");
    assertRefused(
        "line 3: tracee_dumpable is '1 ', not 0 or 1", good + "0\tself\t0\t0\t1\t1 \tkcmp\n");
    assertRefused(
        "line 3: op is 'kcmp\\r', not one of PTRACE_ATTACH, PTRACE_SEIZE, PTRACE_TRACEME,"
            + " process_vm_readv, open_proc_mem, open_proc_maps, kcmp",
        good + "0\tself\t0\t0\t1\t1\tkcmp\r\n");
    assertRefused("line 3: only 2 of 7 columns, none for 'tracer_uid'", good + "0\tself\n" + CHILD);
  }

  @Test
  public void anUnknownRelationIsNamed() {
    LsmException refused =
        assertThrows(
            LsmException.class, () -> run(HEADER + "0\tcousin\t0\t0\t1\t1\tkcmp\n", "eval", "-"));
    String message = refused.getMessage();
    assertTrue(message, message.startsWith("line 2: relation is 'cousin', not one of self, "));
  }

  @Test
  public void aMissingColumnIsNamed() {
    assertRefused("line 1: no column 'op'", HEADER.replace("\top", "") + "0\tself\t0\t0\t1\t1\n");
    assertRefused("line 1: no line that names the columns", "");
  }
}
