package org.gatehouse.apparmor.tool;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The verdicts of apparmor_parser 3.0.8 on its own tests, and Debian's profiles. */
public class VerdictsSharedTest {
  private static final int PATH = 0;
  private static final int VERDICT = 5;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static List<String> check(List<String> options, List<String> names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String list = String.join("\n", names);
    InputStream in = new ByteArrayInputStream(list.getBytes(StandardCharsets.ISO_8859_1));
    List<String> arguments = new ArrayList<>(List.of("check"));
    arguments.addAll(options);
    arguments.addAll(List.of("--list", "-"));
    new AppArmorTool().run(arguments, in, new PrintStream(out, false, StandardCharsets.ISO_8859_1));
    return out.toString(StandardCharsets.ISO_8859_1).lines().toList();
  }

  private void agrees(String archive, String verdicts, int count) throws IOException {
    Path root = folder.getRoot().toPath();
    Oracles.unpack("simple_tests.tar.xz", root);
    Oracles.unpack(archive, root);
    Path tests = root.resolve("parser/tst");
    List<String[]> rows =
        Oracles.table(verdicts).lines().skip(1).map(line -> line.split("\t", -1)).toList();
    assertEquals(count, rows.size());
    List<String> options =
        List.of(
            "--base",
            tests.resolve("simple_tests").toString(),
            "--features",
            tests.resolve("features_files/features.all").toString());
    List<String> lines = check(options, rows.stream().map(row -> row[PATH]).toList());
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String wanted = rows.get(i)[VERDICT] + " " + rows.get(i)[PATH];
      if (!lines.get(i).startsWith(wanted)) {
        wrong.add(wanted + ", not " + lines.get(i));
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  public void handWrittenTestsGetTheParsersVerdicts() throws IOException {
    agrees("simple_tests.tar.xz", "simple_tests_verdicts.tsv.xz", 230);
  }

  @Test
  public void generatedTestsGetTheParsersVerdicts() throws IOException {
    agrees("generated_tests.tar.xz", "generated_verdicts.tsv.xz", 10_704);
  }

  @Test
  public void everyProfileOfDebianPasses() throws IOException {
    Path root = folder.getRoot().toPath();
    Oracles.unpack("debian_profiles.tar.xz", root);
    Path base = root.resolve("etc/apparmor.d");
    List<String> names = new ArrayList<>(files(base));
    names.addAll(files(root.resolve("usr/share/apparmor/extra-profiles")));
    assertEquals(142, names.size());
    List<String> options =
        List.of("--base", base.toString(), "--features", base.resolve("abi/3.0").toString());
    assertEquals(names.stream().map(name -> "PASS " + name).toList(), check(options, names));
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("README"))
          .map(Path::toString)
          .toList();
    }
  }
}
