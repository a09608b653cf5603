package org.gatehouse.apparmor.load;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.LoadedProfile;
import org.gatehouse.apparmor.decide.ProfileKey;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/**
 * All ways to change the policy in force. Each method is one change that counts at once and as a
 * whole, and what operators chose of a profile counts after it too.
 */
public final class Loading {
  /** The origin of profiles that somebody handed in. */
  static final String BY_HAND = "";

  private final ActivePolicy policy;
  private final Choices choices;
  private final PolicyWatcher watcher;
  private final Kept kept;

  /** Whether what was handed in earlier is in force; guarded by this. */
  private boolean restored;

  /** What files say, by origin; guarded by this. */
  private final Map<String, CompiledPolicy> files = new HashMap<>();

  /** The files whose profiles only complain; guarded by this. */
  private Set<String> complaining = Set.of();

  /** Changes {@code policy} from now on. */
  public Loading(ActivePolicy policy, Choices choices, PolicyWatcher watcher) {
    this(policy, choices, Kept.nowhere(), watcher);
  }

  /**
   * Changes {@code policy} from now on.
   *
   * @param kept where texts are kept that somebody hands in
   */
  public Loading(ActivePolicy policy, Choices choices, Kept kept, PolicyWatcher watcher) {
    this.kept = kept;
    this.policy = policy;
    this.choices = choices;
    this.watcher = watcher;
  }

  /** The policy in force. */
  public LoadedPolicy policy() {
    return policy.get();
  }

  /** Counts the changes of a namespace; 1 before the first. */
  public long revision(String namespace) {
    return policy.revision(namespace);
  }

  /** Who is told what becomes of it. */
  PolicyWatcher watcher() {
    return watcher;
  }

  /**
   * Files were read, or are gone.
   *
   * @param changed by origin; one that is gone has no profiles
   * @param complain the origins of all files whose profiles only complain
   */
  synchronized void files(Map<String, CompiledPolicy> changed, Set<String> complain) {
    files.putAll(changed);
    complaining = Set.copyOf(complain);
    change(old -> old.withFiles(wanted(changed)));
    changed.forEach((origin, file) -> files.computeIfPresent(origin, Loading::unlessEmpty));
    if (restored) {
      changed.values().forEach(file -> forget(names(file)));
    }
  }

  /** What is handed in counts no longer; if that cannot be kept, it may count at the next start. */
  private void forget(Set<String> names) {
    try {
      kept.drop(names);
    } catch (LsmException e) {
      watcher.refused("", String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> names(CompiledPolicy of) {
    return of.profiles().stream().map(Loading::name).collect(Collectors.toSet());
  }

  /**
   * Puts in force again what was handed in before this module was there, once: in this run of the
   * framework also over what files say, as it was; what is from an earlier one gives way to them.
   * Texts with a fault are told and left out.
   *
   * @param parser with the includes that the texts were written for
   */
  public synchronized void restore(PolicyParser parser) {
    if (restored) {
      return;
    }
    Restoring texts = new Restoring(kept, parser, watcher);
    for (Path file : kept.files()) {
      CompiledPolicy text =
          texts.read(file, name -> !isOf(name, BY_HAND), name -> find(policy(), name) == null);
      change(old -> old.with(BY_HAND, "", text.profiles()));
    }
    forget(names(policy(), name -> !isOf(name, BY_HAND)));
    restored = true;
  }

  private boolean isOf(String profile, String origin) {
    LoadedProfile there = find(policy(), profile);
    return there != null && there.origin().equals(origin);
  }

  private static @Nullable CompiledPolicy unlessEmpty(String origin, CompiledPolicy file) {
    return file.profiles().isEmpty() ? null : file;
  }

  private Map<String, CompiledPolicy> wanted(Map<String, CompiledPolicy> from) {
    Map<String, CompiledPolicy> wanted = new HashMap<>();
    from.forEach(
        (origin, file) ->
            wanted.put(
                origin,
                new CompiledPolicy(
                    file.profiles().stream().filter(each -> !isDisabled(each)).toList())));
    return wanted;
  }

  private boolean isDisabled(CompiledProfile profile) {
    return choices.of(name(profile)) == Choice.DISABLE;
  }

  /** The name of a profile of a file, as {@link ProfileKey} writes it. */
  static String name(CompiledProfile profile) {
    String namespace = profile.namespace();
    return namespace == null ? profile.name() : ":" + namespace + "://" + profile.name();
  }

  /**
   * Takes profiles that somebody handed in, and keeps them.
   *
   * @param text what they were read from
   * @param replace whether they may take the place of others
   * @throws LsmException EEXIST if one is there and may not be replaced, EIO if they cannot be
   *     kept: none was loaded
   */
  public synchronized void add(byte[] text, CompiledPolicy handed, boolean replace) {
    LoadedPolicy now = policy();
    handed.profiles().forEach(each -> require(replace || find(now, name(each)) == null, each));
    kept.put(text, names(handed));
    change(old -> old.with(BY_HAND, "", handed.profiles()));
  }

  private static void require(boolean free, CompiledProfile profile) {
    if (!free) {
      throw new LsmException(Errno.EEXIST, "profile " + name(profile) + " is loaded already");
    }
  }

  private static @Nullable LoadedProfile find(LoadedPolicy in, String name) {
    int end = name.startsWith(":") ? name.indexOf("://") : -1;
    return end < 0
        ? in.find("", name)
        : in.find(name.substring(1, end), name.substring(end + "://".length()));
  }

  /**
   * Takes profiles and their children away; their tasks are no longer confined by them.
   *
   * @throws LsmException ENOENT if one is not loaded: none was taken away
   */
  public synchronized void remove(Collection<String> names) {
    LoadedPolicy rest = without(policy(), names);
    kept.drop(names(policy(), each -> find(rest, each) == null));
    change(old -> without(old, names));
  }

  private static LoadedPolicy without(LoadedPolicy old, Collection<String> names) {
    LoadedPolicy next = old;
    for (String name : names) {
      next = next.without(loaded(next, name).key());
    }
    return next;
  }

  private static Set<String> names(LoadedPolicy of, Predicate<String> wanted) {
    return of.all().stream()
        .map(each -> each.key().toString())
        .filter(wanted)
        .collect(Collectors.toSet());
  }

  /** The profile of a name, which may have {@code :namespace:} or {@code :namespace://} first. */
  static LoadedProfile loaded(LoadedPolicy in, String name) {
    String full = name.matches(":[^:]*:[^/].*") ? name.replaceFirst("^(:[^:]*:)", "$1//") : name;
    return in.all().stream()
        .filter(each -> each.key().toString().equals(full))
        .findFirst()
        .orElseThrow(() -> new LsmException(Errno.ENOENT, "no profile " + name + " is loaded"));
  }

  /** The names of all profiles that files say, loaded or disabled. */
  synchronized List<String> names(String origin) {
    CompiledPolicy file = files.get(origin);
    return file == null ? List.of() : file.profiles().stream().map(Loading::name).toList();
  }

  /**
   * Says what becomes of a profile from now on, and after a restart.
   *
   * @param choice null for what its text says
   * @throws LsmException ENOENT if there is none of this name, EIO if it cannot be kept
   */
  public synchronized void choose(String profile, @Nullable Choice choice) {
    boolean written = files.keySet().stream().anyMatch(each -> names(each).contains(profile));
    if (!written) {
      loaded(policy(), profile);
    }
    boolean before = choices.of(profile) == Choice.DISABLE;
    choices.put(profile, choice);
    boolean after = choices.of(profile) == Choice.DISABLE;
    change(old -> before != after ? old.withFiles(wanted(holding(profile))) : old);
  }

  private Map<String, CompiledPolicy> holding(String profile) {
    Map<String, CompiledPolicy> found = new HashMap<>(files);
    found.keySet().removeIf(origin -> !names(origin).contains(profile));
    return found;
  }

  private void change(UnaryOperator<LoadedPolicy> change) {
    LoadedPolicy before = policy.get();
    LoadedPolicy after = policy.change(old -> change.apply(old).withModes(this::mode));
    Difference.between(before, after).forEach((name, what) -> watcher.changed(what, name));
  }

  private LoadedProfile.Mode mode(LoadedProfile profile) {
    Choice choice = choices.of(profile.key().toString());
    if (choice != null) {
      return choice.mode(profile);
    }
    return complaining.contains(profile.origin()) ? LoadedProfile.Mode.COMPLAIN : profile.written();
  }
}
