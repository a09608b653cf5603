/**
 * The policy of Smack in plain Java: labels, rules and the decision, with the kernel's parsing and
 * its errors (Linux 6.12 security/smack/smack_access.c and smackfs.c). The module and the offline
 * tool share it.
 */
@NullMarked
package org.gatehouse.smack.policy;

import org.jspecify.annotations.NullMarked;
