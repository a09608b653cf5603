/**
 * A litmus for read sections whose reader has no fence, because the writer makes every processor
 * fence: it shows what goes wrong without that. {@code docs/adr/0002} has the figures.
 */
@NullMarked
package org.gatehouse.bench.asymmetric;

import org.jspecify.annotations.NullMarked;
