package org.gatehouse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.Policy;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.selinux.SelinuxState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Loading of policies, and a match of AppArmor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PolicyCost {
  private static final String PROFILE =
      """
      profile measured {
        /etc/hosts r,
        /srv/data/** rw,
        /srv/data/private/** r,
        /usr/{lib,lib64}/**.so* mr,
        /var/log/app-[0-9]*.log w,
        owner /home/*/.config/{app,app2}/* rwk,
        deny /srv/data/secret/** rw,
      }
      """;
  private static final String NAME = "/srv/data/reports/2026.txt";

  private byte[] binary;
  private byte[] text;
  private byte[] path;
  private PolicyParser parser;
  private CompiledProfile profile;

  @Setup
  public void read() throws IOException {
    binary = Files.readAllBytes(Path.of(System.getProperty("bench.policy")));
    text = PROFILE.getBytes(StandardCharsets.UTF_8);
    path = NAME.getBytes(StandardCharsets.UTF_8);
    parser = new PolicyParser(new IncludePath(List.of(), Path.of(".")), Features.DEFAULT);
    profile = compile().profiles().get(0);
  }

  /** A policy of SELinux, from bytes to decisions. */
  @Benchmark
  public Object selinuxLoad() {
    SelinuxState state = new SelinuxState(event -> {});
    state.load(binary);
    return state;
  }

  /** A profile of seven rules, from text to automata. */
  @Benchmark
  public CompiledPolicy apparmorLoad() {
    return compile();
  }

  private CompiledPolicy compile() {
    Policy policy = parser.parse("measured", text);
    return CompiledPolicy.of(policy, parser.kernel());
  }

  /** A path of 26 characters through the automaton of that profile. */
  @Benchmark
  public Permissions apparmorMatch() {
    return profile.file(path, false);
  }
}
