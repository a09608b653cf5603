package org.gatehouse.apparmor.dfa;

import java.util.List;
import java.util.Set;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.Profile;
import org.jspecify.annotations.Nullable;

/**
 * A profile, ready to be asked. Immutable; any thread may ask.
 *
 * @param source what was written
 * @param file what it says of paths
 * @param targets the labels that {@link ExecIndex#TABLE} numbers
 * @param queries what it says of {@link Query}
 * @param mediated the classes of queries it mediates
 * @param attachment the paths it attaches to
 */
public record CompiledProfile(
    Profile source,
    FileAutomaton file,
    List<String> targets,
    QueryAutomaton queries,
    Set<Query.Kind> mediated,
    Capabilities capabilities,
    Attachment attachment) {
  /**
   * Compiles one profile, not its children.
   *
   * @param kernel what the kernel knows
   * @param policy what the policy was written for
   * @throws org.gatehouse.apparmor.policy.PolicyException if it would be too large, with the rule
   */
  public static CompiledProfile of(Profile profile, Features kernel, Features policy) {
    FileRules files = new FileRules(profile);
    Set<Query.Kind> mediated = QueryRules.mediated(kernel, policy);
    QueryRules queries = new QueryRules(profile, mediated);
    return new CompiledProfile(
        profile,
        FileAutomaton.of(files.patterns()),
        List.copyOf(files.targets()),
        QueryAutomaton.of(queries.patterns()),
        Set.copyOf(mediated),
        Capabilities.of(profile),
        Attachment.of(profile, knowsXattrs(kernel, policy)));
  }

  /** As apparmor_parser asks before it compiles what a profile wants of extended attributes. */
  private static boolean knowsXattrs(Features kernel, Features policy) {
    String feature = "domain/attach_conditions/xattr";
    return kernel.has(feature) && policy.has(feature) && kernel.has("policy/outofband");
  }

  /** Its name with its parents': {@code parent//child}. */
  public String name() {
    return source.fullName();
  }

  /** The namespace it was written for; null for that it is loaded into. */
  public @Nullable String namespace() {
    return source.namespace();
  }

  /** What it says of a file, with its flags. */
  public Permissions file(byte[] path, boolean owner) {
    return flagged(file.permissions(path).of(owner));
  }

  /** What it says of a query; everything if it does not mediate such. */
  public Permissions query(Query.Kind kind, byte[] word) {
    return mediated.contains(kind) ? flagged(queries.permissions(word)) : Permissions.ALL;
  }

  /** The permissions, all of them logged if its flags say so. */
  public Permissions flagged(Permissions permissions) {
    return source.flags().audit() ? permissions.audited() : permissions;
  }
}
