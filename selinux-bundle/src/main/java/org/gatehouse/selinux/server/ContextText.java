package org.gatehouse.selinux.server;

import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.ContextRules;
import org.gatehouse.selinux.policy.Names;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Range;
import org.gatehouse.selinux.policy.Role;
import org.gatehouse.selinux.policy.Type;
import org.gatehouse.selinux.policy.User;
import org.jspecify.annotations.Nullable;

/**
 * Contexts as text, {@code user:role:type[:range]} (Linux 6.1 string_to_context_struct,
 * context_struct_to_string): nothing is trimmed, case counts, a NUL ends the text.
 */
final class ContextText {
  private final Names names;
  private final boolean mls;
  private final RangeText ranges;
  private final ContextRules rules;

  ContextText(Policy policy) {
    names = policy.names();
    mls = policy.isMls();
    ranges = new RangeText(names);
    rules = new ContextRules(names, mls);
  }

  /** Whether user, role, type and range may go together. */
  boolean isValid(Context context) {
    return rules.isValid(context);
  }

  /**
   * The valid context that a text is; null if it is none.
   *
   * @param fallback whose range a text without one gets under MLS; null if such a text is none
   */
  @Nullable Context parse(String text, @Nullable Context fallback) {
    int end = text.indexOf('\0');
    String plain = end < 0 ? text : text.substring(0, end);
    int role = plain.indexOf(':') + 1;
    int type = plain.indexOf(':', role) + 1;
    if (role == 0 || type == 0) {
      return null;
    }
    int range = plain.indexOf(':', type) + 1;
    String typeName = plain.substring(type, range == 0 ? plain.length() : range - 1);
    @Nullable Range parsed = range(range == 0 ? null : plain.substring(range), fallback);
    @Nullable Context context =
        parsed == null
            ? null
            : context(
                plain.substring(0, role - 1), plain.substring(role, type - 1), typeName, parsed);
    return context == null || !rules.isValid(context) ? null : context;
  }

  private @Nullable Range range(@Nullable String text, @Nullable Context fallback) {
    if (!mls) {
      return text == null || fallback != null ? Range.NONE : null;
    }
    if (text != null) {
      return ranges.parse(text);
    }
    return fallback == null ? null : fallback.range();
  }

  private @Nullable Context context(String user, String role, String type, Range range) {
    @Nullable User known = names.users().find(user);
    @Nullable Role played = names.roles().find(role);
    @Nullable Type is = names.types().find(type);
    if (known == null || played == null || is == null || is.isAttribute()) {
      return null;
    }
    return new Context(known.value(), played.value(), is.value(), range);
  }

  /** The canonical text. */
  String format(Context context) {
    String plain =
        names.users().name(context.user())
            + ':'
            + names.roles().name(context.role())
            + ':'
            + names.types().name(context.type());
    return mls ? plain + ':' + format(context.range()) : plain;
  }

  /** The canonical text of a range; empty without MLS. */
  String format(Range range) {
    return mls ? ranges.format(range) : "";
  }
}
