package org.gatehouse.bench.mediated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.bench.Jmh;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs {@link MediatedCall} without the agent, with the agent and no module, and with each stack of
 * {@code stacks.txt}.
 */
public final class MediationPart {
  private final Jmh jmh;
  private final Path home;
  private final List<String> policies = new ArrayList<>();

  /**
   * Runs nothing yet.
   *
   * @param home the folder of the distribution
   * @param policy a binary SELinux policy that takes the place of the distribution's, or null
   * @param profiles a directory of AppArmor profiles besides the distribution's, or null
   */
  public MediationPart(Jmh jmh, Path home, @Nullable Path policy, @Nullable Path profiles) {
    this.jmh = jmh;
    this.home = home;
    add("policy", policy);
    add("profiles", profiles);
  }

  private void add(String name, @Nullable Path value) {
    if (value != null) {
      policies.add("-Dbench." + name + "=" + value);
    }
  }

  /** The stacks that are measured: a name, and the modules as in {@code lsm=}. */
  private static List<String[]> stacks() throws IOException {
    InputStream file = MediationPart.class.getResourceAsStream("stacks.txt");
    InputStream found = Objects.requireNonNull(file, "stacks.txt");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(l -> l.split(" +")).toList();
    }
  }

  /** Runs all set-ups. */
  public void run() throws IOException, RunnerException {
    Jmh several = jmh.inEachOf(3); // what the agent alone costs is less than what JVMs differ by
    run(several, "bare", "", List.of());
    List<String> agent =
        List.of(
            "-javaagent:" + home.resolve("lib/agent.jar"),
            "-Dbench.mediated=true",
            "-XX:-PrintWarnings");
    run(several, "agent", "", agent);
    for (String[] stack : stacks()) {
      run(jmh, stack[0], stack[1], agent);
    }
  }

  private void run(Jmh runner, String setUp, String lsm, List<String> agent)
      throws RunnerException {
    List<String> jvm = new ArrayList<>(agent);
    jvm.add("-Dbench.home=" + home);
    jvm.add("-Dbench.lsm=" + lsm);
    jvm.addAll(policies);
    runner.run(setUp + " ", "MediatedCall", 1, jvm, Map.of("depth", List.of("10")));
  }
}
