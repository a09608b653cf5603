/**
 * Rules that an operator adds to a policy without its source, in the words that {@code audit2allow}
 * writes. Plain Java, no OSGi.
 */
@NullMarked
package org.gatehouse.selinux.local;

import org.jspecify.annotations.NullMarked;
