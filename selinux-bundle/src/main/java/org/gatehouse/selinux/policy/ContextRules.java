package org.gatehouse.selinux.policy;

import org.jspecify.annotations.Nullable;

/** Which contexts are valid (Linux 6.1 policydb_context_isvalid, mls_context_isvalid). */
public final class ContextRules {
  private final Names names;
  private final boolean mls;

  /** The rules of a policy with these names. */
  public ContextRules(Names names, boolean mls) {
    this.names = names;
    this.mls = mls;
  }

  /** Whether user, role, type and range may go together. */
  public boolean isValid(Context context) {
    User user = names.users().get(context.user());
    Role role = names.roles().get(context.role());
    if (user == null || role == null || !isType(context.type())) {
      return false;
    }
    boolean object = context.role() == Role.OBJECT_VALUE;
    boolean joined =
        object || (role.types().get(context.type() - 1) && user.roles().get(context.role() - 1));
    return joined && (!mls || isRange(context.range(), object ? null : user));
  }

  /** Whether a value is that of a type and not of an attribute. */
  boolean isType(int value) {
    Type type = names.types().get(value);
    return type != null && !type.isAttribute();
  }

  private boolean isRange(Range range, @Nullable User user) {
    return isValid(range) && (user == null || user.range().contains(range));
  }

  /** Whether both levels exist and the high one dominates. */
  public boolean isValid(Range range) {
    return isValid(range.low()) && isValid(range.high()) && range.high().dominates(range.low());
  }

  private boolean isValid(Level level) {
    Sensitivity sensitivity = names.sensitivities().get(level.sensitivity());
    return sensitivity != null && sensitivity.level().categories().contains(level.categories());
  }
}
