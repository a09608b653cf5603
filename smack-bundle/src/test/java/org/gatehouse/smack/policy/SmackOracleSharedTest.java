package org.gatehouse.smack.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.module.PolicyTable;
import org.junit.Test;

/** What a Linux kernel was measured to answer, step by step; the table lies beside the checkout. */
public class SmackOracleSharedTest {
  private static final Path ORACLES =
      Path.of(System.getProperty("gatehouse.shared"), "oracles", "smack");

  @Test
  public void everyMeasuredStepIsAnsweredAlike() throws Exception {
    PolicyTable steps = table();
    List<String> answers = new Transcript().answers(steps);
    List<String> differences = new ArrayList<>();
    List<String[]> rows = steps.select("op", "argument", "kernel_answer");
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i)[2].equals(answers.get(i))) {
        differences.add(String.join(" ", rows.get(i)) + " but " + answers.get(i));
      }
    }
    assertEquals(3684, rows.size());
    assertEquals(List.of(), differences);
  }

  @Test
  public void theRulesAfterwardsReadAsTheKernelShowsThem() throws Exception {
    Transcript transcript = new Transcript();
    transcript.answers(table());
    assertEquals(new String(unpacked("final_rules_load2.txt.xz"), ISO_8859_1), transcript.rules());
  }

  private static PolicyTable table() throws Exception {
    return PolicyTable.read("-", new ByteArrayInputStream(unpacked("sequence.tsv.xz")));
  }

  private static byte[] unpacked(String name) throws IOException, InterruptedException {
    Process xz = new ProcessBuilder("xz", "-dc", ORACLES.resolve(name).toString()).start();
    try (InputStream out = xz.getInputStream()) {
      byte[] bytes = out.readAllBytes();
      assertEquals(0, xz.waitFor());
      return bytes;
    }
  }
}
