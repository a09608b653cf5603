/**
 * The programs behind {@code gatehouse demo} and {@code gatehouse torture}: applications that call
 * hooks all the time while modules come and go, and proofs at the end that nothing went wrong.
 */
@NullMarked
package org.gatehouse.torture;

import org.jspecify.annotations.NullMarked;
