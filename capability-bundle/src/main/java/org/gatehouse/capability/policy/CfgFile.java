package org.gatehouse.capability.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration as a file: {@code key = value} lines, continued after a backslash. Characters
 * keep their places, so that errors name them.
 */
final class CfgFile {
  private static final Pattern SETTING =
      Pattern.compile("(?m)^[ \\t]*([^\\s#=]+)[ \\t]*=[ \\t]*(.*)$");

  private CfgFile() {}

  /** The grants of the file; all its settings are checked. */
  static Grants check(String text) {
    String joined = text.replace("\\\r\n", "   ").replace("\\\n", "  ");
    Grants grants = new Grants(List.of());
    Matcher setting = SETTING.matcher(joined);
    while (setting.find()) {
      grants = check(setting, grants);
    }
    return grants;
  }

  private static Grants check(Matcher setting, Grants before) {
    String value = setting.group(2);
    try {
      switch (setting.group(1)) {
        case "capabilities" -> {
          return Grants.parse(value);
        }
        case "framework", "operator" -> FileCaps.parse(value);
        case "manifest", "xattr" -> flag(setting.group(1), value);
        default ->
            throw new CapTextException(
                setting.start(1) - setting.start(2), "no setting '" + setting.group(1) + "'");
      }
    } catch (CapTextException e) {
      throw e.within(setting.start(2));
    }
    return before;
  }

  private static void flag(String name, String value) {
    try {
      Settings.flag(name, value);
    } catch (IllegalArgumentException e) {
      throw new CapTextException(0, String.valueOf(e.getMessage()));
    }
  }
}
