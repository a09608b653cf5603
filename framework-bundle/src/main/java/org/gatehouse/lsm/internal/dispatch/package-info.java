/** Makes the dispatcher of a stack version out of the hook table. */
@NullMarked
package org.gatehouse.lsm.internal.dispatch;

import org.jspecify.annotations.NullMarked;
