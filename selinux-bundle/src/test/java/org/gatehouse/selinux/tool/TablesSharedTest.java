package org.gatehouse.selinux.tool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.selinux.Oracles;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The open tables: what a running kernel answered under Debian's policy. */
public class TablesSharedTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void everyVectorIsTheKernels() throws IOException {
    agree("av", true, "allowed auditallow auditdeny");
  }

  @Test
  public void everyNewContextIsTheKernels() throws IOException {
    agree("compute", true, "kernel_result");
  }

  @Test
  public void everyContextIsReadAndWrittenAsByTheKernel() throws IOException {
    agree("contexts", false, "kernel_result");
  }

  @Test
  public void everyTransitionByNameIsTheKernels() throws IOException {
    agree("filename_trans", false, "kernel_result_permissive");
  }

  private void agree(String table, boolean booleans, String truth) throws IOException {
    Path root = folder.getRoot().toPath();
    List<String> arguments =
        new ArrayList<>(List.of("eval", table, "--policy", Oracles.unpacked(root, Oracles.POLICY)));
    if (booleans) {
      arguments.addAll(List.of("--booleans", Oracles.unpacked(root, "boolsets.tsv")));
    }
    arguments.add(Oracles.unpacked(root, table + ".tsv"));
    List<String> expected = columns(Oracles.bytes(table + ".tsv"), truth.split(" "));
    List<String> answers = run(arguments);
    assertTrue(expected.size() > 500);
    assertEquals(expected, answers.subList(1, answers.size()));
  }

  private static List<String> run(List<String> arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SelinuxTool()
        .run(arguments, InputStream.nullInputStream(), new PrintStream(out, true, ISO_8859_1));
    return out.toString(ISO_8859_1).lines().toList();
  }

  private static List<String> columns(byte[] table, String... names) {
    List<String> lines = new String(table, ISO_8859_1).lines().toList();
    List<String> header = List.of(lines.get(0).split("\t"));
    int[] places = Arrays.stream(names).mapToInt(header::indexOf).toArray();
    return lines.stream().skip(1).map(line -> pick(line.split("\t", -1), places)).toList();
  }

  private static String pick(String[] cells, int... places) {
    return String.join(
        "\t", Arrays.stream(places).mapToObj(place -> cells[place]).toArray(String[]::new));
  }
}
