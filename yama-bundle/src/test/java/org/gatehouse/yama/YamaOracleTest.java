package org.gatehouse.yama;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.yama.policy.YamaTool;
import org.junit.Test;

/** What a Linux kernel was measured to answer; the tables lie beside the checkout. */
public class YamaOracleTest {
  private static final Path ORACLES =
      Path.of(System.getProperty("gatehouse.shared"), "oracles", "yama");
  private static final Pattern SYSCTL =
      Pattern.compile("#sysctl\tfrom=(\\d+)\tto=(\\d+)\terrno=(\\d+)");

  @Test
  public void everyMeasuredAttemptIsAnsweredAlike() throws IOException {
    Path table = ORACLES.resolve("ptrace.tsv");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new YamaTool()
        .run(
            List.of("eval", table.toString()),
            InputStream.nullInputStream(),
            new PrintStream(out, true));
    List<String> rows = Files.readAllLines(table, ISO_8859_1);
    List<String> answers = out.toString(ISO_8859_1).lines().toList();
    assertEquals(rows.size(), answers.size());
    assertEquals(List.of(), differences(rows, answers));
  }

  private static List<String> differences(List<String> rows, List<String> answers) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).endsWith("\t" + answers.get(i))) {
        differences.add(rows.get(i) + " but " + answers.get(i));
      }
    }
    return differences;
  }

  @Test
  public void everyMeasuredWriteIsAnsweredAlike() throws IOException {
    List<String> rows = Files.readAllLines(ORACLES.resolve("sysctl_from_scope3.txt"), ISO_8859_1);
    assertFalse(rows.isEmpty());
    for (String row : rows) {
      Matcher fields = SYSCTL.matcher(row);
      assertEquals(row, true, fields.matches());
      assertEquals(row, Integer.parseInt(fields.group(3)), write(fields.group(1), fields.group(2)));
    }
  }

  private static int write(String from, String to) {
    ScopeSetting setting = Worlds.scope(from);
    try {
      setting.set(to);
      return 0;
    } catch (LsmException e) {
      return e.errno().number();
    }
  }
}
