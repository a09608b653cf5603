package org.gatehouse.selinux.tool;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyTable;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.server.ActivePolicy;
import org.jspecify.annotations.Nullable;

/** A policy under the settings of booleans that a table names; each starts from those shipped. */
final class Settings {
  private final Map<String, Setting> all = new HashMap<>();

  private Settings(ActivePolicy shipped) {
    all.put("", new Setting(shipped));
  }

  /** The settings of a table; without one there is only the shipped one. */
  static Settings of(Policy policy, @Nullable String table, InputStream in) throws IOException {
    ActivePolicy shipped = new ActivePolicy(policy);
    Settings settings = new Settings(shipped);
    if (table == null) {
      return settings;
    }
    Map<String, Map<String, Boolean>> sets = new LinkedHashMap<>();
    for (String[] row : PolicyTable.read(table, in).select("boolset", "boolean", "state")) {
      Map<String, Boolean> set = sets.computeIfAbsent(row[0], unused -> new LinkedHashMap<>());
      set.put(known(policy, row[1]), state(row));
    }
    sets.forEach((name, set) -> settings.all.put(name, new Setting(shipped.withBooleans(set))));
    return settings;
  }

  private static String known(Policy policy, String name) {
    if (policy.names().booleans().find(name) == null) {
      throw new LsmException(Errno.EINVAL, "the policy has no boolean '" + name + "'");
    }
    return name;
  }

  private static boolean state(String... row) {
    if (!row[2].equals("0") && !row[2].equals("1")) {
      throw new LsmException(
          Errno.EINVAL, "the state of " + row[1] + " is '" + row[2] + "', neither 0 nor 1");
    }
    return row[2].equals("1");
  }

  /** The policy in a setting; empty for the shipped one. */
  Setting in(String name) {
    Setting setting = all.get(name);
    if (setting == null) {
      throw new LsmException(Errno.EINVAL, "no boolset '" + name + "' in --booleans");
    }
    return setting;
  }
}
