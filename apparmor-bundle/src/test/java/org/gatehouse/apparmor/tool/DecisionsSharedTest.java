package org.gatehouse.apparmor.tool;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the kernel and apparmor_parser 3.0.8 say of Debian's profiles. */
public class DecisionsSharedTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private List<String[]> eval(String question, String table) throws IOException {
    Path root = folder.getRoot().toPath();
    Oracles.unpack("debian_profiles.tar.xz", root);
    InputStream in = new ByteArrayInputStream(table.getBytes(StandardCharsets.ISO_8859_1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> words = List.of("eval", question, "--profiles", root.toString(), "-");
    new AppArmorTool().run(words, in, new PrintStream(out, false, StandardCharsets.ISO_8859_1));
    return rows(out.toString(StandardCharsets.ISO_8859_1));
  }

  private static List<String[]> rows(String table) {
    return table.lines().map(line -> line.split("\t", -1)).toList();
  }

  /** Compares all columns of the answers with those of the same name. */
  private void agrees(String question, String file, int count) throws IOException {
    String table = Oracles.table(file);
    List<String[]> wanted = rows(table);
    List<String[]> answers = eval(question, table);
    assertEquals(count, answers.size() - 1);
    assertEquals(wanted.size(), answers.size());
    List<String> header = List.of(wanted.get(0));
    List<String> wrong = new ArrayList<>();
    for (int column = 0; column < answers.get(0).length; column++) {
      int other = header.indexOf(answers.get(0)[column]);
      for (int row = 1; row <= count; row++) {
        if (!answers.get(row)[column].equals(wanted.get(row)[other])) {
          wrong.add(String.join(" ", wanted.get(row)) + ", not " + answers.get(row)[column]);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  public void filesGetTheKernelsAnswers() throws IOException {
    agrees("file", "file_decisions.tsv.xz", 3_000);
  }

  @Test
  public void socketsSignalsAndTracingGetTheKernelsAnswers() throws IOException {
    agrees("net-signal-ptrace", "net_signal_ptrace_decisions.tsv.xz", 2_887);
  }

  @Test
  public void profilesHaveTheParsersCapabilities() throws IOException {
    agrees("capabilities", "capabilities.tsv.xz", 25);
  }
}
