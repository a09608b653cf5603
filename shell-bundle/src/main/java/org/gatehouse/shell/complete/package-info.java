/**
 * Completion of the words of {@code lsm} commands, read off their synopses and off what there is
 * now.
 */
@NullMarked
package org.gatehouse.shell.complete;

import org.jspecify.annotations.NullMarked;
