package org.gatehouse.apparmor.decide;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.policy.Profile;
import org.jspecify.annotations.Nullable;

/**
 * All profiles in force at one moment. Immutable: a change is another policy, and {@link
 * ActivePolicy} puts it in force as a whole.
 */
public final class LoadedPolicy {
  /** No profiles. */
  public static final LoadedPolicy EMPTY = new LoadedPolicy(Map.of());

  /** Namespace, then name. */
  private final Map<String, Map<String, LoadedProfile>> namespaces;

  private final Map<ProfileKey, LoadedProfile> byKey = new HashMap<>();
  private final Map<String, Attachments> attachments = new HashMap<>();

  private LoadedPolicy(Map<String, Map<String, LoadedProfile>> namespaces) {
    this.namespaces = namespaces;
    namespaces.forEach(
        (namespace, profiles) -> {
          profiles.values().forEach(profile -> byKey.put(profile.key(), profile));
          Map<String, List<LoadedProfile>> siblings =
              profiles.values().stream().collect(Collectors.groupingBy(LoadedProfile::parent));
          siblings.forEach(
              (parent, list) -> attachments.put(namespace + "\0" + parent, new Attachments(list)));
        });
  }

  /**
   * This one with a file's profiles in place of those that came from it before.
   *
   * @param origin the file
   */
  public LoadedPolicy withFile(String origin, CompiledPolicy file) {
    return withFiles(Map.of(origin, file));
  }

  /**
   * This one with the profiles of files in place of those that came from them before. A profile
   * that moved from one of them to another stays the same for its tasks.
   *
   * @param files by origin; one without profiles is a file that is gone
   */
  public LoadedPolicy withFiles(Map<String, CompiledPolicy> files) {
    Map<String, Map<String, LoadedProfile>> next = copy(old -> !files.containsKey(old.origin()));
    files.forEach((origin, file) -> put(next, file.profiles(), origin, ""));
    return new LoadedPolicy(next);
  }

  /** This one with profiles added, or replaced where they are loaded already. */
  public LoadedPolicy with(String origin, String namespace, Collection<CompiledProfile> profiles) {
    Map<String, Map<String, LoadedProfile>> next = copy(old -> true);
    put(next, profiles, origin, namespace);
    return new LoadedPolicy(next);
  }

  /** This one without the profiles of a file. */
  public LoadedPolicy withoutFile(String origin) {
    return new LoadedPolicy(copy(old -> !old.origin().equals(origin)));
  }

  /** This one without a profile and its children. */
  public LoadedPolicy without(ProfileKey key) {
    return new LoadedPolicy(
        copy(
            old ->
                !old.key().namespace().equals(key.namespace())
                    || !(old.name() + "//").startsWith(key.name() + "//")));
  }

  /** This one with a profile in another mode, until it is replaced. */
  public LoadedPolicy with(ProfileKey key, LoadedProfile.Mode mode) {
    Map<String, Map<String, LoadedProfile>> next = copy(old -> true);
    next.getOrDefault(key.namespace(), new TreeMap<>())
        .computeIfPresent(key.name(), (name, old) -> old.in(mode));
    return new LoadedPolicy(next);
  }

  /** This one with every profile in the mode that is said of it. */
  public LoadedPolicy withModes(Function<LoadedProfile, LoadedProfile.Mode> modes) {
    Map<String, Map<String, LoadedProfile>> next = copy(old -> true);
    next.values()
        .forEach(all -> all.replaceAll((name, profile) -> profile.in(modes.apply(profile))));
    return new LoadedPolicy(next);
  }

  private Map<String, Map<String, LoadedProfile>> copy(Predicate<LoadedProfile> kept) {
    Map<String, Map<String, LoadedProfile>> next = new TreeMap<>();
    for (LoadedProfile profile : all()) {
      if (kept.test(profile)) {
        next.computeIfAbsent(profile.key().namespace(), name -> new TreeMap<>())
            .put(profile.name(), profile);
      }
    }
    return next;
  }

  private void put(
      Map<String, Map<String, LoadedProfile>> next,
      Collection<CompiledProfile> profiles,
      String origin,
      String below) {
    for (CompiledProfile rules : profiles) {
      String namespace = join(below, rules.namespace());
      LoadedProfile old = find(namespace, rules.name());
      ProfileKey key = old == null ? ProfileKey.of(namespace, rules.name()) : old.key();
      Profile source = rules.source();
      next.computeIfAbsent(namespace, name -> new TreeMap<>())
          .put(rules.name(), new LoadedProfile(key, rules, LoadedProfile.mode(source), origin));
    }
  }

  private static String join(String below, @Nullable String own) {
    return own == null ? below : below.isEmpty() ? own : below + "//" + own;
  }

  /** The namespaces in which another policy has other profiles. */
  Set<String> differs(LoadedPolicy other) {
    Set<String> all = new HashSet<>(namespaces.keySet());
    all.addAll(other.namespaces.keySet());
    all.removeIf(name -> Objects.equals(namespaces.get(name), other.namespaces.get(name)));
    return all;
  }

  /** All profiles, by namespace and name. */
  public List<LoadedProfile> all() {
    return namespaces.values().stream().flatMap(one -> one.values().stream()).toList();
  }

  /** A profile; null if there is none. */
  public @Nullable LoadedProfile find(String namespace, String name) {
    return namespaces.getOrDefault(namespace, Map.of()).get(name);
  }

  /** What a key stands for. */
  LoadedProfile profile(ProfileKey key) {
    LoadedProfile fixed = key.fixed();
    LoadedProfile found = fixed != null ? fixed : byKey.get(key);
    return found != null ? found : LoadedProfile.unconfined(key);
  }

  /** The children of a profile, or with an empty name what is at the top of a namespace. */
  Attachments attachments(String namespace, String parent) {
    return attachments.getOrDefault(namespace + "\0" + parent, Attachments.NONE);
  }

  /**
   * The label of a text: {@code a//&:ns:b}; {@code unconfined} is one.
   *
   * @param namespace what names without one are in
   * @return null if a profile of it is not loaded
   */
  public @Nullable Label label(String text, String namespace) {
    Label label = null;
    for (String part : text.split("//&", -1)) {
      Label one = one(part, namespace);
      if (one == null) {
        return null;
      }
      label = label == null ? one : label.and(one);
    }
    return label;
  }

  private @Nullable Label one(String text, String below) {
    int end = text.startsWith(":") ? text.indexOf(':', 1) : -1;
    String namespace = end < 0 ? below : join(below, text.substring(1, end));
    String rest = text.substring(end + 1);
    String name = end >= 0 && rest.startsWith("//") ? rest.substring(2) : rest;
    if (name.equals("unconfined") || (end >= 0 && name.isEmpty())) {
      return namespaces.containsKey(namespace) || namespace.isEmpty()
          ? unconfined(namespace)
          : null;
    }
    LoadedProfile profile = find(namespace, name);
    return profile == null ? null : Label.of(profile.key());
  }

  /** No confinement, in a namespace. */
  static Label unconfined(String namespace) {
    return namespace.isEmpty() ? Label.UNCONFINED : Label.of(ProfileKey.unconfined(namespace));
  }
}
