/**
 * SELinux as a module of the stack: {@link org.gatehouse.selinux.module.SelinuxModule} offers the
 * hooks, which are split by object; {@code Subjects}, {@code FileLabels} and {@code SocketChecks}
 * keep the SIDs in blobs, {@code Judge} asks the cache and words what it answered. Followed is
 * Linux 6.1 security/selinux/hooks.c.
 */
@NullMarked
package org.gatehouse.selinux.module;

import org.jspecify.annotations.NullMarked;
