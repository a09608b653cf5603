/** The blobs themselves: header, slots, sweep. */
@NullMarked
package org.gatehouse.lsm.internal.blob;

import org.jspecify.annotations.NullMarked;
