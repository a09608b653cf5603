/** The stacker's list and the published version under Lincheck. */
@NullMarked
package org.gatehouse.lsm.internal.stack;

import org.jspecify.annotations.NullMarked;
