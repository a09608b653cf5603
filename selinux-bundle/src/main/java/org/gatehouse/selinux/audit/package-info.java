/**
 * Records of the Linux audit system as text, in the forms that ausearch, aureport and audit2allow
 * take: what SELinux denied or granted, and what became of its policy and its mode. Plain Java,
 * immutable. Nothing that a name or a message says can make a second record or a second field of
 * it.
 */
@NullMarked
package org.gatehouse.selinux.audit;

import org.jspecify.annotations.NullMarked;
