package org.gatehouse.apparmor.decide;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.gatehouse.apparmor.policy.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same of a profile when it is replaced. A profile that was removed and loaded again
 * has another. Two learning profiles of the same name are the same.
 */
public final class ProfileKey implements Comparable<ProfileKey> {
  /** What the root namespace does not confine. */
  static final ProfileKey UNCONFINED = unconfined("");

  private static final String LEARNS = "//null-";

  private static final AtomicLong LAST = new AtomicLong();

  private final String namespace;
  private final String name;
  private final long serial;
  private final @Nullable LoadedProfile fixed;

  private ProfileKey(
      String namespace,
      String name,
      long serial,
      @Nullable Function<ProfileKey, LoadedProfile> of) {
    this.namespace = namespace;
    this.name = name;
    this.serial = serial;
    this.fixed = of == null ? null : of.apply(this);
  }

  /** Of a profile that is loaded. */
  static ProfileKey of(String namespace, String name) {
    return new ProfileKey(namespace, name, LAST.incrementAndGet(), null);
  }

  /** Of what a namespace does not confine. */
  static ProfileKey unconfined(String namespace) {
    return new ProfileKey(namespace, "unconfined", 0, LoadedProfile::unconfined);
  }

  /** Of a profile that nobody wrote, in complain mode: it says what a task does. */
  static ProfileKey learning(LoadedProfile parent, String program) {
    return learning(parent, program, Profile.Kind.TOP);
  }

  /** The same of a hat. */
  static ProfileKey learningHat(LoadedProfile parent, String hat) {
    return learning(parent, hat, Profile.Kind.HAT);
  }

  private static ProfileKey learning(LoadedProfile parent, String last, Profile.Kind kind) {
    ProfileKey key = parent.key();
    String name = key.name + LEARNS + last;
    return new ProfileKey(key.namespace, name, 0, own -> LoadedProfile.learning(own, parent, kind));
  }

  /** Whether it is of a profile that nobody wrote, of this name below any other. */
  public boolean learns(String last) {
    return fixed != null && name.endsWith(LEARNS + last);
  }

  /** The namespace, {@code a//b} if nested; the root's is empty. */
  public String namespace() {
    return namespace;
  }

  /** The name, {@code parent//child} of a child. */
  public String name() {
    return name;
  }

  /** A number that no other profile has that was loaded in this JVM. */
  public long serial() {
    return serial;
  }

  /** The profile of a key that stands for one that is never replaced. */
  @Nullable LoadedProfile fixed() {
    return fixed;
  }

  /** As seen from a namespace. */
  String seenFrom(String from) {
    return namespace.equals(from) ? name : ":" + namespace + ":" + name;
  }

  @Override
  public int compareTo(ProfileKey other) {
    int first = namespace.compareTo(other.namespace);
    int second = first != 0 ? first : name.compareTo(other.name);
    return second != 0 ? second : Long.compare(serial, other.serial);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof ProfileKey key && compareTo(key) == 0);
  }

  @Override
  public int hashCode() {
    return 31 * namespace.hashCode() + name.hashCode();
  }

  /** As in {@code /proc/self/attr/current}. */
  @Override
  public String toString() {
    return namespace.isEmpty() ? name : ":" + namespace + "://" + name;
  }
}
