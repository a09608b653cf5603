/**
 * The Gogo scope {@code lsm}: thin readers and writers of the stacker and of the control tree. One
 * component per kind of object; none of them keeps state.
 */
@NullMarked
package org.gatehouse.shell.command;

import org.jspecify.annotations.NullMarked;
