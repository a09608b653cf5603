/**
 * What SELinux's own tools say about a policy: the statistics and lists of {@code seinfo}, the
 * rules of {@code sesearch}, in the words that setools 4 prints. Plain Java over the policy in
 * memory; any thread.
 */
@NullMarked
package org.gatehouse.selinux.query;

import org.jspecify.annotations.NullMarked;
