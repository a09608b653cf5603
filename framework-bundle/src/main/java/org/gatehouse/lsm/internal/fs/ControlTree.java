package org.gatehouse.lsm.internal.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.text.Nearest;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlDirectory;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.jspecify.annotations.Nullable;

/** The control tree: files by path, and directories made of what is below them. */
public final class ControlTree implements SecurityFs {
  private final ConcurrentHashMap<String, ControlFile> files = new ConcurrentHashMap<>();
  private final Live live;
  private final Predicate<Cred> owner;

  /** Files that come and go with what they stand for; asked anew each time. */
  @FunctionalInterface
  public interface Live {
    /** All of them by path, for this reader. */
    Map<String, ControlFile> files(Cred subject);
  }

  /**
   * A tree with nothing but the live files.
   *
   * @param owner whether the owner's permission bits hold for the subject
   */
  public ControlTree(Live live, Predicate<Cred> owner) {
    this.live = live;
    this.owner = owner;
  }

  @Override
  public Runnable add(String path, ControlFile file) {
    return addAll(Map.of(path, file));
  }

  /** Adds all or none. */
  public Runnable addAll(Map<String, ControlFile> more) {
    Map<String, ControlFile> added = new TreeMap<>();
    for (Map.Entry<String, ControlFile> e : more.entrySet()) {
      String path = checked(e.getKey());
      if (files.putIfAbsent(path, e.getValue()) != null) {
        added.forEach(this::remove);
        throw new LsmException(Errno.EEXIST, "control file " + path + " is already there");
      }
      added.put(path, e.getValue());
    }
    return () -> added.forEach(this::remove);
  }

  /** By identity: a module's file is not asked whether it equals itself. */
  @SuppressWarnings("ReferenceEquality") // equals would be the module's own code
  private void remove(String path, ControlFile file) {
    files.computeIfPresent(path, (p, there) -> there == file ? null : there);
  }

  private static String checked(String path) {
    if (!path.matches("(/[^/\\s]+)+") || path.contains("/../") || path.endsWith("/..")) {
      throw new LsmException(Errno.EINVAL, "'" + path + "' is no path of the control tree");
    }
    return path;
  }

  private static String normal(String path) {
    String clean = ("/" + path).replaceAll("/+", "/");
    return clean.length() > 1 && clean.endsWith("/")
        ? clean.substring(0, clean.length() - 1)
        : clean;
  }

  /** What is at a path: added, in a directory that was added, or live. */
  private @Nullable ControlFile find(Cred subject, String at) {
    ControlFile added = files.get(at);
    if (added != null) {
      return added;
    }
    ControlFile inside = inside(at);
    return inside != null ? inside : live.files(subject).get(at);
  }

  /** What a directory that was added has at a path below it. */
  private @Nullable ControlFile inside(String at) {
    for (String above = parent(at); above != null; above = parent(above)) {
      if (files.get(above) instanceof ControlDirectory directory) {
        return descend(directory, at.substring(above.length() + 1));
      }
    }
    return null;
  }

  private static @Nullable ControlFile descend(ControlDirectory top, String names) {
    ControlFile at = top;
    for (String name : names.split("/", -1)) {
      at = at instanceof ControlDirectory directory ? directory.entries().get(name) : null;
    }
    return at;
  }

  private Map<String, ControlFile> all(Cred subject) {
    Map<String, ControlFile> all = new TreeMap<>(live.files(subject));
    all.putAll(files);
    return all;
  }

  @Override
  public List<Entry> list(Cred subject, String path) {
    String at = normal(path);
    Map<String, ControlFile> all = all(subject);
    ControlFile file = find(subject, at);
    if (file != null && !(file instanceof ControlDirectory)) {
      return List.of(entry(at.substring(at.lastIndexOf('/') + 1), file));
    }
    Map<String, Entry> entries = new TreeMap<>(below(all, at));
    if (file instanceof ControlDirectory directory) {
      directory.entries().forEach((name, each) -> entries.putIfAbsent(name, entry(name, each)));
    } else if (entries.isEmpty() && !at.equals("/")) {
      throw missing(at, all);
    }
    return List.copyOf(entries.values());
  }

  private static Entry entry(String name, ControlFile file) {
    return new Entry(name, file instanceof ControlDirectory, file.mode());
  }

  private static Map<String, Entry> below(Map<String, ControlFile> all, String directory) {
    String prefix = directory.equals("/") ? "/" : directory + "/";
    Map<String, Entry> found = new TreeMap<>();
    all.forEach(
        (path, file) -> {
          if (path.startsWith(prefix)) {
            String rest = path.substring(prefix.length());
            int slash = rest.indexOf('/');
            String name = slash < 0 ? rest : rest.substring(0, slash);
            found.put(name, slash < 0 ? entry(name, file) : new Entry(name, true, 0555));
          }
        });
    return found;
  }

  @Override
  public byte[] read(Cred subject, String path) {
    return file(subject, path, 0444, "read").read(subject);
  }

  @Override
  public int write(Cred subject, String path, byte[] data, long offset) {
    return file(subject, path, 0222, "written").write(subject, data.clone(), offset);
  }

  private ControlFile file(Cred subject, String path, int wanted, String what) {
    String at = normal(path);
    ControlFile file = find(subject, at);
    if (file == null) {
      throw notAFile(at, all(subject));
    }
    if (file instanceof ControlDirectory) {
      throw new LsmException(Errno.EISDIR, at + " is a directory");
    }
    int bits = file.mode() & wanted & (owner.test(subject) ? 0700 : 0007);
    if (bits == 0) {
      throw new LsmException(file.denial(), at + " may not be " + what + " by " + subject);
    }
    return file;
  }

  private static LsmException notAFile(String at, Map<String, ControlFile> all) {
    if (!below(all, at).isEmpty()) {
      return new LsmException(Errno.EISDIR, at + " is a directory");
    }
    for (String above = parent(at); above != null; above = parent(above)) {
      if (all.containsKey(above) && !(all.get(above) instanceof ControlDirectory)) {
        return new LsmException(Errno.ENOTDIR, above + " is not a directory");
      }
    }
    return missing(at, all);
  }

  private static @Nullable String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? null : path.substring(0, slash);
  }

  private static LsmException missing(String at, Map<String, ControlFile> all) {
    TreeSet<String> names = new TreeSet<>(all.keySet());
    for (String path : List.copyOf(names)) {
      for (String up = parent(path); up != null; up = parent(up)) {
        names.add(up);
      }
    }
    List<String> near = new ArrayList<>(Nearest.near(at, names));
    String hint = near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
    return new LsmException(Errno.ENOENT, "no file " + Objects.requireNonNull(at) + hint);
  }
}
