package org.gatehouse.apparmor.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.LoadedProfile;
import org.gatehouse.apparmor.decide.ProfileKey;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
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

  /** What files say, by origin; guarded by this. */
  private final Map<String, CompiledPolicy> files = new HashMap<>();

  /** The files whose profiles only complain; guarded by this. */
  private Set<String> complaining = Set.of();

  /** Changes {@code policy} from now on. */
  public Loading(ActivePolicy policy, Choices choices, PolicyWatcher watcher) {
    this.policy = policy;
    this.choices = choices;
    this.watcher = watcher;
  }

  /** The policy in force. */
  public LoadedPolicy policy() {
    return policy.get();
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
   * Takes profiles that somebody handed in.
   *
   * @param replace whether they may take the place of others
   * @throws LsmException EEXIST if one is there and may not be replaced: none was loaded
   */
  public synchronized void add(CompiledPolicy handed, boolean replace) {
    change(
        old -> {
          handed.profiles().forEach(each -> require(replace || find(old, each) == null, each));
          return old.with(BY_HAND, "", handed.profiles());
        });
  }

  private static void require(boolean free, CompiledProfile profile) {
    if (!free) {
      throw new LsmException(Errno.EEXIST, "profile " + name(profile) + " is loaded already");
    }
  }

  private static @Nullable LoadedProfile find(LoadedPolicy in, CompiledProfile profile) {
    String namespace = profile.namespace();
    return in.find(namespace == null ? "" : namespace, profile.name());
  }

  /**
   * Takes profiles and their children away; their tasks are no longer confined by them.
   *
   * @throws LsmException ENOENT if one is not loaded: none was taken away
   */
  public synchronized void remove(Collection<String> names) {
    change(
        old -> {
          LoadedPolicy next = old;
          for (String name : names) {
            next = next.without(loaded(next, name).key());
          }
          return next;
        });
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
