/** The code that peers confine: in a jar and a class loader of its own. */
@NullMarked
package org.gatehouse.bench.peer.guarded;

import org.jspecify.annotations.NullMarked;
