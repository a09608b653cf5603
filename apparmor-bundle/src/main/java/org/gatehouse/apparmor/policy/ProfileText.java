package org.gatehouse.apparmor.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes profiles in their language: reading the text gives the same records again, places and the
 * aliases of attachments aside.
 */
public final class ProfileText {
  private ProfileText() {}

  /** A whole file. */
  public static String of(List<Profile> profiles) {
    return profiles.stream()
        .map(profile -> of(profile, ""))
        .collect(Collectors.joining("\n", Quoted.EMPTY + "=\"\"\n\n", ""));
  }

  private static String of(Profile profile, String indent) {
    StringBuilder out = new StringBuilder(indent).append(head(profile)).append(" {\n");
    for (Rule rule : profile.rules()) {
      out.append(indent).append("  ").append(of(rule)).append(",\n");
    }
    for (Profile child : profile.children()) {
      out.append('\n').append(of(child, indent + "  "));
    }
    return out.append(indent).append("}\n").toString();
  }

  private static String head(Profile profile) {
    String namespace = profile.namespace();
    String name = namespace == null ? profile.name() : ":" + namespace + "://" + profile.name();
    String attachment = profile.attachment();
    return (profile.kind() == Profile.Kind.HAT ? "hat " : "profile ")
        + Quoted.text(name)
        + (attachment == null ? "" : " " + Quoted.path(attachment))
        + xattrs(profile.xattrs())
        + flags(profile.flags());
  }

  private static String xattrs(List<Profile.Xattr> xattrs) {
    List<String> members =
        xattrs.stream().map(xattr -> xattr.name() + value(xattr.value())).toList();
    return members.isEmpty() ? "" : " xattrs=" + Quoted.list(members);
  }

  private static String value(@Nullable String value) {
    return value == null ? "" : "=" + Quoted.text(value);
  }

  private static String flags(ProfileFlags flags) {
    List<String> names = flags.path().stream().map(ProfileText::lower).sorted().toList();
    String mode = flags.mode() == ProfileFlags.Mode.UNSPECIFIED ? "" : lower(flags.mode()) + " ";
    String all = mode + (flags.audit() ? "audit " : "") + String.join(" ", names);
    return all.isEmpty() ? "" : " flags=(" + all.strip() + ")";
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  /** A rule without the comma behind it. */
  public static String of(Rule rule) {
    String prefix =
        (rule.qualifiers().audit() ? "audit " : "") + (rule.qualifiers().deny() ? "deny " : "");
    return prefix + RuleText.of(rule);
  }
}
