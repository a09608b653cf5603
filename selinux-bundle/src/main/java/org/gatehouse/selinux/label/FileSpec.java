package org.gatehouse.selinux.label;

/**
 * A line of {@code file_contexts}: files whose path matches and that are of the type get the
 * context.
 *
 * @param file where it was read
 * @param line its line there, from 1
 * @param regex the path's regular expression as it stands
 * @param type the type it speaks of, or {@link FileType#ANY}
 * @param context a context, or {@link #NONE}
 */
public record FileSpec(String file, int line, String regex, FileType type, String context) {
  /** Instead of a context: such files are not labelled. */
  public static final String NONE = "<<none>>";

  private static final String META = ".^$?*+|[({";

  /** If the path is no regular expression; a backslash takes the next character for itself. */
  boolean isExact() {
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (META.indexOf(c) >= 0) {
        return false;
      }
      i += c == '\\' ? 1 : 0;
    }
    return true;
  }

  /** The length of the first directory's name if that is literal, else 0. */
  int stemLength() {
    int slash = regex.indexOf('/', 1);
    for (int i = 0; i < slash; i++) {
      if (META.indexOf(regex.charAt(i)) >= 0) {
        return 0;
      }
    }
    return Math.max(slash, 0);
  }
}
