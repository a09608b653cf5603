/**
 * An SELinux policy in memory, and its binary form, in plain Java. {@link
 * org.gatehouse.selinux.policy.Policy} is immutable and knows nothing of the form it came from;
 * {@link org.gatehouse.selinux.policy.PolicyReader} reads the versions 15 to 33 of the kernel's
 * format and trusts no size in it; {@link org.gatehouse.selinux.policy.PolicyWriter} gives back the
 * same bytes.
 */
@NullMarked
package org.gatehouse.selinux.policy;

import org.jspecify.annotations.NullMarked;
