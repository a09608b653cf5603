/**
 * Others that decide inside a JVM, asked the same: may this subject read that file. Each has some
 * rules beside the one that allows it.
 */
@NullMarked
package org.gatehouse.bench.peer;

import org.jspecify.annotations.NullMarked;
