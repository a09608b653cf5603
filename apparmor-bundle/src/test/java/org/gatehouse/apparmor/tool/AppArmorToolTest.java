package org.gatehouse.apparmor.tool;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyTool;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AppArmorToolTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path root;
  private String base;

  @Before
  public void files() throws IOException {
    root = folder.getRoot().toPath();
    base = Files.createDirectory(root.resolve("base")).toString();
    Files.writeString(root.resolve("base/abstraction"), "/x r,\n");
    Files.writeString(root.resolve("base/good"), "#=about it\n/p { include <abstraction> }\n");
    Files.writeString(root.resolve("base/bad"), "#=about it\n/p { /a aw, }\n");
  }

  private int run(String input, String... arguments) throws IOException {
    PrintStream print = new PrintStream(out, false, StandardCharsets.ISO_8859_1);
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1));
    return new AppArmorTool().run(Arrays.asList(arguments), in, print);
  }

  private String output() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  public void isFoundAsAService() {
    List<String> names =
        ServiceLoader.load(PolicyTool.class).stream().map(p -> p.get().name()).toList();
    assertTrue(names + "", names.contains("apparmor"));
  }

  @Test
  public void tellsOfEachFileInOrder() throws IOException {
    assertEquals(1, run("", "check", "--base", base, "base/good", "base/bad", "base/none"));
    List<String> lines = output().lines().toList();
    assertEquals("PASS base/good", lines.get(0));
    assertEquals("FAIL base/bad:2:9: a and w exclude each other, found 'aw'", lines.get(1));
    assertTrue(lines.get(2), lines.get(2).startsWith("FAIL base/none:1:1: "));
  }

  @Test
  public void namesComeFromAList() throws IOException {
    assertEquals(0, run("base/good\nbase/good\n", "check", "--base", base, "--list", "-"));
    assertEquals("PASS base/good\nPASS base/good\n", output());
  }

  @Test
  public void whatDoesNotCompileFailsAtItsRule() throws IOException {
    String large = "/**{a,b}" + "?".repeat(40) + " r,\n";
    Files.writeString(root.resolve("base/large"), "/p {\n/ok r,\n" + large + "}\n");
    Files.writeString(root.resolve("base/merged"), "/p {\n/a* px,\n/*b cx,\n}\n");
    assertEquals(1, run("", "check", "--base", base, "base/large", "base/merged", "base/good"));
    List<String> lines = output().lines().toList();
    assertTrue(lines.get(0), lines.get(0).startsWith("FAIL base/large:3:"));
    assertTrue(lines.get(1), lines.get(1).startsWith("FAIL base/merged:3:"));
    assertEquals("PASS base/good", lines.get(2));
  }

  @Test
  public void featuresDecideWhatIsCompiled() throws IOException {
    Files.writeString(root.resolve("f"), "file {mask {read}}\n");
    Files.writeString(root.resolve("base/s"), "/p { signal peer=/[a, }\n");
    String features = root.resolve("f").toString();
    assertEquals(0, run("", "check", "--base", base, "--features", features, "base/s"));
    assertEquals(1, run("", "check", "--base", base, "base/s"));
  }

  @Test
  public void wrongArgumentsSayHow() {
    assertThrows(LsmException.class, () -> run("", "check"));
    assertThrows(LsmException.class, () -> run("", "check", "--base"));
    assertThrows(LsmException.class, () -> run("", "check", "--bse", base, "x"));
    assertThrows(LsmException.class, () -> run("", "chek", "x"));
  }
}
