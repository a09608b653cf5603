package org.gatehouse.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.dfa.Query;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.Policy;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.apparmor.policy.Profile;
import org.gatehouse.apparmor.policy.ProfileText;

/**
 * Profiles of AppArmor: refused at a place that is in the file, or accepted; then what is printed
 * of them says the same, and they are compiled and asked, or refused at one of their rules.
 */
public final class ProfileFuzzer {
  private static final PolicyParser PARSER =
      new PolicyParser(new IncludePath(List.of(), Path.of("/nowhere")), Features.DEFAULT);

  /** As far as the parser reads them: no file of this machine is taken in. */
  private static final List<String> OUTSIDE = List.of("include", "abi");

  private ProfileFuzzer() {}

  /** One input; the fuzzer calls it. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (OUTSIDE.stream().anyMatch(text::contains)) {
      return;
    }
    Policy policy;
    try {
      policy = PARSER.parse("input", bytes);
    } catch (PolicyException e) {
      inside(e, text);
      return;
    }
    printed(policy.profiles());
    compiled(policy, text);
  }

  private static void inside(PolicyException refusal, String text) {
    long lines = text.chars().filter(c -> c == '\n').count() + 1;
    int line = refusal.place().line();
    need(line >= 1 && line <= lines, "a place outside of the file: " + refusal.report());
  }

  private static void printed(List<Profile> profiles) {
    String once = ProfileText.of(profiles);
    byte[] bytes = once.getBytes(StandardCharsets.ISO_8859_1);
    String twice = ProfileText.of(PARSER.parse("printed", bytes).profiles());
    need(once.equals(twice), "not read as it was printed");
  }

  private static void compiled(Policy policy, String text) {
    try {
      CompiledPolicy.of(policy, Features.DEFAULT).profiles().forEach(ProfileFuzzer::ask);
    } catch (PolicyException e) {
      inside(e, text);
    }
  }

  private static void ask(CompiledProfile profile) {
    profile.attachment().specific(profile.name().getBytes(StandardCharsets.ISO_8859_1));
    profile.file("/etc/passwd".getBytes(StandardCharsets.ISO_8859_1), true);
    profile.query(Query.Kind.NETWORK, Query.socket(2, 1));
    profile.query(Query.Kind.SIGNAL, Query.signal(15, "unconfined"));
    profile.query(Query.Kind.PTRACE, Query.ptrace(profile.name()));
  }

  private static void need(boolean truth, String otherwise) {
    if (!truth) {
      throw new IllegalStateException(otherwise);
    }
  }
}
