package org.gatehouse.selinux.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of files by their paths, as libselinux 3.4's {@code selabel_lookup} for files
 * answers from the same files. Immutable; any thread; a lookup costs time linear in the path.
 *
 * <p>Order: the lines of {@code file_contexts}, {@code .homedirs} and {@code .local}, one behind
 * the other; the last that matches wins, but a path without metacharacters beats every expression.
 * Sorting by how specific an expression is has been done by whoever wrote the file. A lookup
 * without a file type takes lines of any type.
 *
 * <p>Before a lookup repeated slashes and one at the end go, then aliases are replaced: the first
 * of {@code .subs}, from the end of the file, and on its result that of {@code .subs_dist}.
 */
public final class FileContexts {
  private final Substitutions places;
  private final Substitutions local;
  private final Substitutions distribution;
  private final SpecIndex index;

  private FileContexts(
      Substitutions places, Substitutions local, Substitutions distribution, SpecIndex index) {
    this.places = places;
    this.local = local;
    this.distribution = distribution;
    this.index = index;
  }

  /**
   * Reads {@code file} and those beside it with {@code .homedirs}, {@code .local}, {@code .subs}
   * and {@code .subs_dist} behind its name, which need not be there.
   *
   * @param validContext what the policy in force says of a context; one that is refused is an error
   */
  public static FileContexts read(Path file, Predicate<String> validContext)
      throws IOException, LabelSyntaxException {
    List<Line> lines = new ArrayList<>(Lines.read(file));
    lines.addAll(Lines.readIfPresent(beside(file, ".homedirs")));
    lines.addAll(Lines.readIfPresent(beside(file, ".local")));
    return of(
        lines,
        Lines.readIfPresent(beside(file, ".subs")),
        Lines.readIfPresent(beside(file, ".subs_dist")),
        validContext);
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  static FileContexts of(
      List<Line> lines, List<Line> subs, List<Line> subsDist, Predicate<String> validContext)
      throws LabelSyntaxException {
    SpecIndex index = new SpecIndex(new SpecReader(validContext).read(lines));
    return new FileContexts(
        Substitutions.NONE, Substitutions.of(subs), Substitutions.of(subsDist), index);
  }

  /**
   * The same, where some places are known by other names: what lies under a key is looked up as if
   * it lay under its value. The longest key that fits is replaced before anything else is.
   */
  public FileContexts at(Map<String, String> places) {
    return new FileContexts(Substitutions.of(places), local, distribution, index);
  }

  /**
   * The context of a path.
   *
   * @param path not empty; need not exist
   * @return null if no line matches, or one that says {@code <<none>>}
   */
  public @Nullable String lookup(String path, FileType type) {
    FileSpec spec = find(path, type);
    return spec == null || spec.context().equals(FileSpec.NONE) ? null : spec.context();
  }

  /** The line that decides for a path, or null if none matches. */
  public @Nullable FileSpec find(String path, FileType type) {
    return path.isEmpty() ? null : index.best(key(path).getBytes(StandardCharsets.UTF_8), type);
  }

  /** All lines, from the lowest to the highest precedence. */
  public List<FileSpec> specs() {
    return index.specs();
  }

  private String key(String path) {
    String clean = places.orSame(clean(path));
    return distribution.orSame(local.orSame(clean));
  }

  private static String clean(String path) {
    String single = path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
    return single.length() > 1 && single.endsWith("/")
        ? single.substring(0, single.length() - 1)
        : single;
  }
}
