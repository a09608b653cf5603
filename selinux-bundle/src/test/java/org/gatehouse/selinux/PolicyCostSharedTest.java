package org.gatehouse.selinux;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Debian's policy in JVMs of their own. */
public class PolicyCostSharedTest {
  private static final int ROWS = 200_000;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void loadAndDecisionKeepTheirBars() throws Exception {
    String policy = Oracles.unpacked(folder.getRoot().toPath(), Oracles.POLICY);
    String rows = Oracles.unpacked(folder.getRoot().toPath(), "av.tsv");
    String printed = run("-Xmx512m", PolicyCost.class.getName(), policy, rows);
    System.out.print(printed);
    Map<String, Double> cost =
        printed
            .lines()
            .map(line -> line.split("\t"))
            .collect(Collectors.toMap(cells -> cells[0], cells -> Double.valueOf(cells[1])));
    assertTrue(printed, cost.get("fresh load, ms") <= 400);
    assertTrue(printed, cost.get("warm load, ms") <= 80);
    assertTrue(printed, cost.get("live, MB") <= 40);
    assertTrue(printed, cost.get("decision, us") <= 8);
  }

  @Test
  public void manyRowsTakeLessThanHalfAMinute() throws Exception {
    Path root = folder.getRoot().toPath();
    List<String> rows = new String(Oracles.bytes("av.tsv"), ISO_8859_1).lines().toList();
    List<String> many = new ArrayList<>(List.of(rows.get(0)));
    while (many.size() <= ROWS) {
      many.addAll(rows.subList(1, Math.min(rows.size(), ROWS + 2 - many.size())));
    }
    Path table = Files.write(root.resolve("many.tsv"), many, ISO_8859_1);
    String policy = Oracles.unpacked(root, Oracles.POLICY);
    String booleans = Oracles.unpacked(root, "boolsets.tsv");
    long start = System.nanoTime();
    String answers =
        run(
            "-Xmx512m",
            SelinuxRun.class.getName(),
            "eval",
            "av",
            "--policy",
            policy,
            "--booleans",
            booleans,
            table.toString());
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    System.out.println("eval of " + ROWS + " rows, s\t" + seconds);
    assertEquals(ROWS + 1, answers.lines().count());
    assertTrue(seconds + " s", seconds < 30);
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    Path out = folder.newFile().toPath();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    String printed = Files.readString(out, ISO_8859_1);
    assertEquals(printed, 0, process.exitValue());
    return printed;
  }
}
