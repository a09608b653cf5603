package org.gatehouse.selinux.policy;

import java.util.List;

/**
 * What must be true of two contexts for some permissions; in a validatetrans the permissions are
 * unused and there is a third context.
 */
public record Constraint(int permissions, List<ConstraintTerm> expression) {}
