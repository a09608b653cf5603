package org.gatehouse.selinux.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Level;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.Role;
import org.gatehouse.selinux.policy.User;
import org.gatehouse.selinux.server.ActivePolicy;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of a user that a process of a context may change to (Linux 6.1
 * security_get_user_sids, mls_setup_user_range).
 */
final class Logins {
  private final ActivePolicy policy;
  private final Context from;
  private final User user;
  private final int process;
  private final int transition;

  /** EINVAL for an unknown user. */
  Logins(ActivePolicy policy, Context from, String user) {
    this.policy = policy;
    this.from = from;
    this.user =
        policy
            .policy()
            .names()
            .users()
            .named(user)
            .orElseThrow(() -> new LsmException(Errno.EINVAL, "no user " + user));
    @Nullable ObjectClass of = policy.policy().names().classes().find("process");
    this.process = of == null ? 0 : of.value();
    this.transition = of == null ? 0 : policy.policy().names().permission(of, "transition");
  }

  /** How many there are, and each; every item ends in a NUL. */
  String answer() {
    List<String> all = contexts().stream().map(policy::format).toList();
    return all.size() + "\0" + all.stream().map(each -> each + '\0').collect(Collectors.joining());
  }

  private List<Context> contexts() {
    List<Context> found = new ArrayList<>();
    @Nullable Range range = range();
    if (range == null) {
      return found;
    }
    user.roles().forEach(role -> addRole(role + 1, range, found));
    return found;
  }

  private void addRole(int value, Range range, List<Context> found) {
    @Nullable Role role = policy.policy().names().roles().get(value);
    if (role != null) {
      role.types()
          .forEach(type -> addType(new Context(user.value(), value, type + 1, range), found));
    }
  }

  private void addType(Context context, List<Context> found) {
    if ((policy.access(from, context, process).allowed() & transition) != 0) {
      found.add(context);
    }
  }

  private @Nullable Range range() {
    if (!policy.policy().isMls()) {
      return Range.NONE;
    }
    @Nullable Level low = low();
    @Nullable Level high = high();
    return low == null || high == null ? null : new Range(low, high);
  }

  private @Nullable Level low() {
    Range theirs = from.range();
    if (isBetween(user.level(), theirs.low(), theirs.high())) {
      return user.level();
    }
    if (isBetween(theirs.low(), user.level(), user.range().high())) {
      return theirs.low();
    }
    return isBetween(theirs.high(), user.range().low(), user.level()) ? user.range().low() : null;
  }

  private @Nullable Level high() {
    Level mine = user.range().high();
    Level theirs = from.range().high();
    if (mine.dominates(theirs)) {
      return theirs;
    }
    return theirs.dominates(mine) ? mine : null;
  }

  private static boolean isBetween(Level level, Level low, Level high) {
    return level.dominates(low) && high.dominates(level);
  }
}
