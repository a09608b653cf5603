/** Slots and the blob table under Lincheck. */
@NullMarked
package org.gatehouse.lsm.internal.blob;

import org.jspecify.annotations.NullMarked;
