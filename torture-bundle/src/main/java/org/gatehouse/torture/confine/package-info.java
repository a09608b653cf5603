/**
 * The second part of the demo: a real database under modules that enforce, told by what its
 * operator says in the shell and what the shell answers.
 */
@NullMarked
package org.gatehouse.torture.confine;

import org.jspecify.annotations.NullMarked;
