package org.gatehouse.apparmor.learn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.apparmor.record.RecordLine;

/**
 * Remembers, by profile, what was recorded: complaints, denials and what rules wanted logged. Any
 * thread.
 */
public final class Learned implements Consumer<RecordLine> {
  /** More profiles than this are no one's work. */
  private static final int MOST = 1_000;

  /** What the kernel calls profiles that nobody wrote. */
  private static final String NULL = "//null-";

  private final Map<String, Needs> profiles = new TreeMap<>();

  @Override
  public synchronized void accept(RecordLine line) {
    Seen seen = Seen.of(line.body());
    String profile = profile(seen.profile());
    if (!profile.isEmpty() && !seen.get("apparmor").equals("STATUS")) {
      needs(profile).add(seen);
      hats(seen).forEach(this::needs);
    }
  }

  private Needs needs(String profile) {
    boolean known = profiles.containsKey(profile) || profiles.size() < MOST;
    return known ? profiles.computeIfAbsent(profile, name -> new Needs()) : new Needs();
  }

  /** A hat is needed even if nothing that a profile would have to say is done in it. */
  private static List<String> hats(Seen seen) {
    boolean hat = seen.get("operation").equals("change_hat");
    return Stream.of((hat ? seen.get("target") : "").split("//&"))
        .filter(name -> name.contains(NULL))
        .map(Learned::profile)
        .toList();
  }

  /**
   * What is done in a profile that nobody wrote is its parent's: a program that has none goes on
   * under it. One without a slash was asked for as a hat.
   */
  private static String profile(String name) {
    String rest = name;
    for (int at = rest.indexOf(NULL); at >= 0; at = rest.indexOf(NULL, at + 2)) {
      boolean program = rest.startsWith("/", at + NULL.length());
      String parent = rest.substring(0, at);
      rest = program ? parent : parent + "//" + rest.substring(at + NULL.length());
    }
    return rest;
  }

  /** The profiles that something is known of. */
  public synchronized Set<String> profiles() {
    return Set.copyOf(profiles.keySet());
  }

  /** Forgets what is known of a profile and its children. */
  public synchronized void forget(String profile) {
    profiles.keySet().removeIf(name -> isPart(name, profile));
  }

  /** By name, a copy: the profile, empty if nothing was seen of it, and its hats. */
  synchronized Map<String, Needs> of(String profile) {
    Map<String, Needs> found = new TreeMap<>();
    found.put(profile, new Needs());
    profiles.forEach(
        (name, needs) -> {
          if (isPart(name, profile)) {
            found.computeIfAbsent(name, each -> new Needs()).add(needs);
          }
        });
    return found;
  }

  private static boolean isPart(String name, String profile) {
    return (name + "//").startsWith(profile + "//");
  }
}
