package org.gatehouse.apparmor.decide;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.Policy;
import org.gatehouse.apparmor.policy.PolicyParser;

/** Policies and labels from texts. */
final class World {
  private static final PolicyParser PARSER =
      new PolicyParser(new IncludePath(List.of(), Path.of("")), Features.DEFAULT);

  private World() {}

  static CompiledPolicy compiled(String text) {
    return CompiledPolicy.of(parsed(text), Features.DEFAULT);
  }

  static Policy parsed(String text) {
    return PARSER.parse("test", text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static LoadedPolicy policy(String text) {
    return LoadedPolicy.EMPTY.withFile("test", compiled(text));
  }

  static Label label(LoadedPolicy policy, String text) {
    Label label = policy.label(text, "");
    if (label == null) {
      throw new IllegalArgumentException("not loaded: " + text);
    }
    return label;
  }

  static Confinement task(LoadedPolicy policy, String text) {
    return Confinement.of(label(policy, text));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
