/**
 * Bringing a module's bundle in and out. What is wrong with a jar is found before it is installed,
 * and what goes wrong later is taken back, so that a refused module leaves nothing behind.
 */
@NullMarked
package org.gatehouse.shell.load;

import org.jspecify.annotations.NullMarked;
