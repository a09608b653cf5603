/**
 * The hooks of AppArmor: what tasks do becomes questions about labels, asked of {@link
 * org.gatehouse.apparmor.decide}. A task's confinement is on its creds, what is known of a file's
 * names on its inode, and what a file was opened with on the open file. What is allowed and not
 * logged allocates nothing where it was asked before.
 */
@NullMarked
package org.gatehouse.apparmor.module;

import org.jspecify.annotations.NullMarked;
