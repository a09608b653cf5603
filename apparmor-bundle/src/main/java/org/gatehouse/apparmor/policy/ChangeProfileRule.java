package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.Nullable;

/**
 * Which profiles a task may change to.
 *
 * @param exec the pattern of the program at whose exec it changes; null for any, and at once
 * @param unsafe whether the environment is kept then
 * @param target the pattern of the label, {@code **} if none was written
 */
public record ChangeProfileRule(
    Place place, Qualifiers qualifiers, @Nullable String exec, boolean unsafe, String target)
    implements Rule {}
