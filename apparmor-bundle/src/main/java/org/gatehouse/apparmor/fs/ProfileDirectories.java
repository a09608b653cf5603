package org.gatehouse.apparmor.fs;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gatehouse.apparmor.decide.LoadedProfile;
import org.gatehouse.apparmor.load.Loading;
import org.gatehouse.lsm.securityfs.ControlFile;

/**
 * {@code policy}: a directory for each profile, with one for its children; {@code namespaces} has
 * the same for each namespace.
 */
record ProfileDirectories(Loading loading) {
  private static final String NESTED = "//";

  /** {@code policy} itself, or that of a namespace. */
  Directory policy(String namespace) {
    return new Directory(
        () ->
            Map.of(
                "revision", revision(loading, namespace),
                "profiles", new Directory(() -> profiles(namespace, "")),
                "namespaces", new Directory(() -> namespaces(namespace))));
  }

  /** The number of the last change of a namespace; reading never waits for the next one. */
  static Node revision(Loading loading, String namespace) {
    return Node.shown(() -> loading.revision(namespace) + "\n");
  }

  private Map<String, ControlFile> namespaces(String above) {
    String start = above.isEmpty() ? "" : above + NESTED;
    return loading.policy().all().stream()
        .map(profile -> profile.key().namespace())
        .filter(name -> !name.equals(above) && name.startsWith(start))
        .map(name -> name.substring(start.length()).split(NESTED, 2)[0])
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> policy(start + name)));
  }

  private Map<String, ControlFile> profiles(String namespace, String parent) {
    Predicate<LoadedProfile> here =
        profile -> profile.key().namespace().equals(namespace) && profile.parent().equals(parent);
    List<LoadedProfile> found = loading.policy().all().stream().filter(here).toList();
    Map<String, ControlFile> entries = new HashMap<>();
    found.forEach(profile -> entries.put(directoryName(profile), directory(profile)));
    return Map.copyOf(entries);
  }

  /** As the kernel writes names into names of files, with a number behind them. */
  private static String directoryName(LoadedProfile profile) {
    String name = lastName(profile).replaceFirst("^[/.]+", "").replace('/', '.');
    String plain = name.replaceAll("[ \t-\r]", "_").replaceAll("[^A-Za-z0-9._-]", "");
    return plain + "." + profile.key().serial();
  }

  private static String lastName(LoadedProfile profile) {
    String parent = profile.parent();
    return parent.isEmpty()
        ? profile.name()
        : profile.name().substring(parent.length() + NESTED.length());
  }

  private Directory directory(LoadedProfile profile) {
    String attachment = profile.rules().source().attachmentPattern();
    Map<String, ControlFile> files = new HashMap<>();
    files.put("name", Node.shown(() -> lastName(profile) + "\n"));
    files.put("mode", Node.shown(() -> mode(profile) + "\n"));
    files.put("attach", Node.shown(() -> attachment + "\n"));
    files.put("origin", Node.shown(() -> profile.origin() + "\n"));
    Map<String, ControlFile> children = profiles(profile.key().namespace(), profile.name());
    if (!children.isEmpty()) {
      files.put("profiles", new Directory(() -> children));
    }
    return new Directory(() -> files);
  }

  /** The name of its mode, as in lists and attributes. */
  static String mode(LoadedProfile profile) {
    return profile.mode().name().toLowerCase(Locale.ROOT);
  }
}
