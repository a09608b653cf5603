/** The stacker: states of modules, versions of the stack, the two steps out. */
@NullMarked
package org.gatehouse.lsm.internal.stack;

import org.jspecify.annotations.NullMarked;
