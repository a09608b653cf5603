package org.gatehouse.apparmor.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes one pattern of many files in one directory that the same was done with: of those with the
 * same ending, else of all; and of many such directories. Directories in which one file is not like
 * another, the system's own, are left as they are, and so are programs.
 */
final class Siblings {
  /** So many files of one kind are a kind. */
  private static final int ALIKE = 4;

  /** So many files of any kind, or directories, are all of them. */
  private static final int MANY = 6;

  private static final List<String> KEPT =
      List.of("/etc", "/dev", "/proc", "/sys", "/bin", "/sbin");

  private Siblings() {}

  /** Patterns in place of others; each means what those meant, and more. */
  static Map<String, FileNeed> merge(Map<String, FileNeed> needs) {
    Map<String, FileNeed> endings = merge(needs, Siblings::ending, ALIKE);
    Map<String, FileNeed> directories = merge(endings, Siblings::any, MANY);
    return merge(directories, Siblings::deeper, ALIKE);
  }

  /** What a pattern would become; the same if it stays. */
  @FunctionalInterface
  private interface Wider {
    String of(String pattern);
  }

  private static Map<String, FileNeed> merge(Map<String, FileNeed> needs, Wider wider, int least) {
    Map<String, List<String>> groups =
        needs.entrySet().stream()
            .filter(each -> !each.getValue().executes() && mayWiden(each.getKey()))
            .map(Map.Entry::getKey)
            .collect(
                Collectors.groupingBy(
                    each -> wider.of(each) + "\0" + text(needs, each),
                    TreeMap::new,
                    Collectors.toCollection(ArrayList::new)));
    Map<String, FileNeed> merged = new TreeMap<>(needs);
    groups.forEach(
        (key, members) -> {
          if (members.size() >= least) {
            String pattern = key.substring(0, key.indexOf('\0'));
            members.forEach(member -> add(merged, pattern, merged.remove(member)));
          }
        });
    return merged;
  }

  private static String text(Map<String, FileNeed> needs, String pattern) {
    return String.valueOf(needs.get(pattern));
  }

  private static void add(Map<String, FileNeed> to, String pattern, @Nullable FileNeed need) {
    if (need != null) {
      to.merge(pattern, need, FileNeed::and);
    }
  }

  private static boolean mayWiden(String pattern) {
    String directory = directory(pattern);
    boolean deep = directory.startsWith("@") || directory.chars().filter(c -> c == '/').count() > 2;
    return deep
        && !pattern.endsWith("/")
        && KEPT.stream().noneMatch(each -> directory.startsWith(each + "/"));
  }

  /** With its slash. */
  private static String directory(String pattern) {
    return pattern.substring(0, pattern.lastIndexOf('/') + 1);
  }

  private static String ending(String pattern) {
    String name = pattern.substring(pattern.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    boolean plain = dot > 0 && name.indexOf('*', dot) < 0;
    return plain ? directory(pattern) + "*" + name.substring(dot) : pattern;
  }

  private static String any(String pattern) {
    return directory(pattern) + "*";
  }

  /** {@code /a/b/*} becomes {@code /a/**}. */
  private static String deeper(String pattern) {
    String directory = directory(pattern);
    String above = directory(directory.substring(0, Math.max(0, directory.length() - 1)));
    return pattern.equals(directory + "*") && mayWiden(above + "x") ? above + "**" : pattern;
  }
}
