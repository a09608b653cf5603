/**
 * Records of the Linux audit system as text, in the forms that ausearch, LibAppArmor and aa-logprof
 * take: what profiles denied, only complained about or wanted logged, and what became of the
 * policy. Nothing that a name or a message says can make a second record or a second field of it.
 * Texts have a byte in each character.
 */
@NullMarked
package org.gatehouse.apparmor.record;

import org.jspecify.annotations.NullMarked;
