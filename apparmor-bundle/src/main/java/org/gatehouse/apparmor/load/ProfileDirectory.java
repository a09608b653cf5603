package org.gatehouse.apparmor.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.Ignored;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.jspecify.annotations.Nullable;

/**
 * The operator's files of profiles: those directly in a directory; what lies deeper is there to be
 * included. Files that hide, that editors and package tools leave behind, and those whose name is
 * in {@code disable} do not count; the profiles of those in {@code force-complain} only complain.
 */
public final class ProfileDirectory {
  /**
   * What became of a file.
   *
   * @param name its last name
   * @param profiles what it said when it was last good
   * @param error {@code file:line:column: reason}; null if it is good
   */
  public record Report(String name, List<String> profiles, @Nullable String error) {
    public Report {
      profiles = List.copyOf(profiles);
    }
  }

  private final Path directory;
  private final PolicyParser parser;
  private final Loading loading;
  private Tree applied;
  private Tree looked;
  private volatile Map<Path, SourceFile> files = Map.of();
  private volatile @Nullable String error;

  /**
   * A directory; it need not be there.
   *
   * @param kernel what policies may ask for
   */
  public ProfileDirectory(Path directory, Features kernel, Loading loading) {
    this.directory = directory.toAbsolutePath().normalize();
    this.parser =
        new PolicyParser(new IncludePath(List.of(this.directory), this.directory), kernel);
    this.loading = loading;
    this.applied = new Tree(this.directory, Map.of());
    this.looked = applied;
  }

  /** Where it is. */
  public Path path() {
    return directory;
  }

  /** What reads texts with the includes of this directory. */
  public PolicyParser parser() {
    return parser;
  }

  /** Puts in force what the files say now. */
  public synchronized void refresh() {
    look(true);
  }

  /**
   * Puts in force what changed and then stayed as it was between two calls: a file that is being
   * written is left alone.
   */
  synchronized void poll() {
    look(false);
  }

  private void look(boolean now) {
    try {
      Tree tree = Tree.of(directory);
      boolean still = tree.equals(looked);
      looked = tree;
      if (now || (still && !tree.equals(applied))) {
        apply(tree);
      }
      error = null;
    } catch (IOException e) {
      String report = directory + ":1:1: the directory cannot be read: " + e;
      if (!report.equals(error)) {
        error = report;
        loading.watcher().refused(directory.toString(), report);
      }
    }
  }

  private void apply(Tree tree) {
    Map<Path, SourceFile> next = read(tree);
    refuseTwins(next);
    Map<String, CompiledPolicy> changed = changed(next);
    Set<String> complain =
        next.values().stream()
            .filter(file -> tree.isComplaining(name(file.path())))
            .map(SourceFile::origin)
            .collect(Collectors.toSet());
    Map<Path, SourceFile> old = files;
    files = next;
    applied = tree;
    loading.files(changed, complain);
    next.forEach((path, file) -> tell(old.get(path), file));
  }

  private Map<Path, SourceFile> read(Tree tree) {
    boolean all = !tree.includes().equals(applied.includes());
    Map<Path, SourceFile> next = new TreeMap<>();
    Map<Path, Tree.Stat> before = applied.tops();
    List<SourceFile> read =
        tree.tops().entrySet().parallelStream()
            .filter(each -> counts(tree, each.getKey()))
            .map(
                each -> {
                  SourceFile old = files.get(each.getKey());
                  boolean same = each.getValue().equals(before.get(each.getKey()));
                  return old != null && same && !all && old.error() == null
                      ? old
                      : Objects.requireNonNullElse(old, SourceFile.unread(each.getKey()))
                          .read(parser);
                })
            .toList();
    read.forEach(file -> next.put(file.path(), file));
    return next;
  }

  private static boolean counts(Tree tree, Path file) {
    String name = name(file);
    return !Ignored.is(name) && !tree.isDisabled(name);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Of two files that say the same profile, the one that said it before counts, else the first. */
  private void refuseTwins(Map<Path, SourceFile> all) {
    Map<String, Path> owners = new HashMap<>();
    files.values().stream()
        .filter(old -> all.containsKey(old.path()))
        .forEach(old -> own(owners, all.getOrDefault(old.path(), old), old));
    all.values().forEach(file -> own(owners, file, file));
    all.replaceAll((path, file) -> file.error() != null ? file : unlessTwin(file, owners));
  }

  private static void own(Map<String, Path> owners, SourceFile file, SourceFile before) {
    Set<String> old = before.names();
    file.names().stream()
        .filter(old::contains)
        .forEach(name -> owners.putIfAbsent(name, file.path()));
  }

  private SourceFile unlessTwin(SourceFile file, Map<String, Path> owners) {
    for (CompiledProfile profile : file.compiled().profiles()) {
      String name = Loading.name(profile);
      Path owner = owners.get(name);
      if (!file.path().equals(owner)) {
        return Objects.requireNonNullElse(files.get(file.path()), SourceFile.unread(file.path()))
            .refused(profile.source().place() + ": profile " + name + " is in " + owner);
      }
    }
    return file;
  }

  private Map<String, CompiledPolicy> changed(Map<Path, SourceFile> next) {
    Map<String, CompiledPolicy> changed = new HashMap<>();
    Set<Path> paths = new HashSet<>(files.keySet());
    paths.addAll(next.keySet());
    for (Path path : paths) {
      SourceFile was = Objects.requireNonNullElse(files.get(path), SourceFile.unread(path));
      SourceFile is = Objects.requireNonNullElse(next.get(path), SourceFile.unread(path));
      if (!Objects.equals(was.policy(), is.policy())) {
        changed.put(is.origin(), is.compiled());
      }
    }
    return changed;
  }

  private void tell(@Nullable SourceFile was, SourceFile is) {
    String report = is.error();
    if (report != null && (was == null || !report.equals(was.error()))) {
      loading.watcher().refused(is.origin(), report);
    }
  }

  /** What became of each file, by name. */
  public List<Report> files() {
    return files.values().stream()
        .map(file -> new Report(name(file.path()), List.copyOf(file.names()), file.error()))
        .toList();
  }

  /** What is wrong with the directory itself; null if nothing. */
  public @Nullable String error() {
    return error;
  }
}
