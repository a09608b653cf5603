/** Turns the words of {@code lsm:check} into the objects that a hook is asked about. */
@NullMarked
package org.gatehouse.shell.check;

import org.jspecify.annotations.NullMarked;
