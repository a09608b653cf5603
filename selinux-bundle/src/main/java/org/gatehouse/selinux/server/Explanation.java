package org.gatehouse.selinux.server;

import java.util.List;
import org.gatehouse.selinux.policy.Constraint;

/**
 * Why permissions are missing from a decision; a permission is in one of the four at most.
 *
 * @param unruled what no allow rule in force gives
 * @param constrained what rules give and constraints take away
 * @param failed the constraints that do
 * @param roles what the missing role allow takes away
 * @param bounded what the bounds of the source's type take away
 */
public record Explanation(
    int unruled, int constrained, List<Constraint> failed, int roles, int bounded) {}
