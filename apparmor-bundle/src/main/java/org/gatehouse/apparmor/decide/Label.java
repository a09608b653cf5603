package org.gatehouse.apparmor.decide;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What confines a task: one profile, or a stack {@code a//&b} of which each must allow. Immutable
 * for whoever looks at it; it remembers what its keys stand for in the policy that asked last.
 */
public final class Label {
  /** No confinement, in the root namespace. */
  public static final Label UNCONFINED = Label.of(ProfileKey.UNCONFINED);

  private record Resolved(LoadedPolicy policy, List<LoadedProfile> profiles, boolean free) {
    Resolved(LoadedPolicy policy, List<LoadedProfile> profiles) {
      this(policy, profiles, profiles.stream().allMatch(LoadedProfile::unconfined));
    }
  }

  private final List<ProfileKey> keys;
  private volatile @Nullable Resolved resolved;

  private Label(List<ProfileKey> keys) {
    this.keys = keys;
  }

  /** A stack; one profile in it counts once. */
  static Label of(Collection<ProfileKey> keys) {
    return new Label(List.copyOf(new TreeSet<>(keys)));
  }

  static Label of(ProfileKey key) {
    return new Label(List.of(key));
  }

  /** The keys of its profiles, sorted. */
  public List<ProfileKey> keys() {
    return keys;
  }

  /** What its profiles are in a policy; of one that was removed, what confines nothing. */
  public List<LoadedProfile> profiles(LoadedPolicy policy) {
    return in(policy).profiles;
  }

  private Resolved in(LoadedPolicy policy) {
    Resolved known = resolved;
    if (known == null || known.policy != policy) {
      known = new Resolved(policy, keys.stream().map(policy::profile).toList());
      resolved = known;
    }
    return known;
  }

  /** Whether no profile of it confines. */
  public boolean unconfined(LoadedPolicy policy) {
    return in(policy).free;
  }

  /** The stack of both. */
  public Label and(Label other) {
    TreeSet<ProfileKey> both = new TreeSet<>(keys);
    both.addAll(other.keys);
    return new Label(List.copyOf(both));
  }

  /** The stack of both, or only this one. */
  Label with(@Nullable Label other) {
    return other == null ? this : and(other);
  }

  /** Whether everything that confines in another label does so in this one. */
  boolean confinesAs(Label other, LoadedPolicy policy) {
    return other.profiles(policy).stream()
        .allMatch(profile -> profile.unconfined() || keys.contains(profile.key()));
  }

  /** The namespace of its first profile. */
  public String namespace() {
    return keys.get(0).namespace();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Label label && keys.equals(label.keys));
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }

  /** {@code a//&:ns://b}. */
  @Override
  public String toString() {
    return keys.stream().map(ProfileKey::toString).collect(Collectors.joining("//&"));
  }
}
