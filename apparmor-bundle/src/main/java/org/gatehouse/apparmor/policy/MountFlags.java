package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options of mount rules, and the flags they stand for. */
final class MountFlags {
  static final int REMOUNT = 1 << 5;
  static final int BIND = 1 << 12;
  static final int MOVE = 1 << 13;
  private static final int REC = 1 << 14;
  static final int MAKE = 1 << 17 | 1 << 18 | 1 << 19 | 1 << 20;

  /** Those that are operations of their own. */
  static final int COMMANDS = MOVE | REMOUNT | BIND | REC | MAKE;

  /** Every flag that can be named; no rule names all of them. */
  static final int ALL =
      0xff | 1 << 10 | 1 << 11 | COMMANDS | 1 << 15 | 1 << 16 | 1 << 21 | 1 << 23 | 1 << 24;

  /** What an option asks to be set and to be clear. */
  record Flag(int set, int clear) {}

  private static final Map<String, Flag> FLAGS = new HashMap<>();

  static {
    pair("ro", "rw", 1);
    pair("r", "w", 1);
    set(1, "read-only");
    pair("nosuid", "suid", 1 << 1);
    pair("nodev", "dev", 1 << 2);
    pair("noexec", "exec", 1 << 3);
    pair("sync", "async", 1 << 4);
    set(REMOUNT, "remount");
    pair("mand", "nomand", 1 << 6);
    set(1 << 7, "dirsync");
    pair("noatime", "atime", 1 << 10);
    pair("nodiratime", "diratime", 1 << 11);
    set(BIND, "bind", "B");
    set(MOVE, "move", "M");
    set(BIND | REC, "rbind", "R");
    set(1 << 15, "verbose");
    pair("silent", "loud", 1 << 15);
    pair("acl", "noacl", 1 << 16);
    propagation("unbindable", 1 << 17);
    propagation("private", 1 << 18);
    propagation("slave", 1 << 19);
    propagation("shared", 1 << 20);
    set(1 << 21, "relatime");
    FLAGS.put("norelatime", new Flag(0, 0));
    set(1 << 23, "iversion");
    FLAGS.put("noiversion", new Flag(0, 0));
    set(1 << 24, "strictatime");
    pair("nouser", "user", 1 << 31);
  }

  private MountFlags() {}

  private static void pair(String name, String opposite, int flag) {
    FLAGS.put(name, new Flag(flag, 0));
    FLAGS.put(opposite, new Flag(0, flag));
  }

  private static void set(int flag, String... names) {
    for (String name : names) {
      FLAGS.put(name, new Flag(flag, 0));
    }
  }

  private static void propagation(String name, int flag) {
    set(flag, name, "make-" + name);
    set(flag | REC, "r" + name, "make-r" + name);
  }

  /** Options that ask for just these flags, by all their names. */
  static List<String> names(int set, int clear) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Flag> option : new TreeMap<>(FLAGS).entrySet()) {
      Flag flag = option.getValue();
      boolean fits = (flag.set & ~set) == 0 && (flag.clear & ~clear) == 0;
      if (fits && (flag.set | flag.clear) != 0 && option.getKey().length() > 1) {
        names.add(option.getKey());
      }
    }
    return names;
  }

  static Flag of(String option, Condition condition) {
    Flag flag = FLAGS.get(option);
    if (flag == null) {
      throw condition.refused("mount: no option '" + option + "'");
    }
    return flag;
  }
}
