/**
 * Gogo's own commands ({@code each}, {@code if}, {@code grep}, ...) as components, for scripts and
 * the console alike. The bundle they come from is never started: it would open a terminal of its
 * own.
 */
@NullMarked
package org.gatehouse.shell.gogo;

import org.jspecify.annotations.NullMarked;
