/**
 * A hostile bundle: attempts to do what is forbidden, one class for each way around the checks.
 *
 * <p>The classes run inside the program, in a bundle of their own. They use no other class of the
 * tests. Each attempt succeeds while nobody forbids it.
 */
@NullMarked
package org.gatehouse.itests.attack;

import org.jspecify.annotations.NullMarked;
