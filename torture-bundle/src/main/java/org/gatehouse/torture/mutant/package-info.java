/** Broken variants of framework-bundle, made at run time, that the proofs have to catch. */
@NullMarked
package org.gatehouse.torture.mutant;

import org.jspecify.annotations.NullMarked;
