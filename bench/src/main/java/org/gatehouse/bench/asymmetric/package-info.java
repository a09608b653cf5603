/**
 * A read section whose reader has no fence, because the writer makes every processor fence: how it
 * is done, what it costs, and a litmus that shows what goes wrong without. Measured here and no
 * part of the product; {@code docs/adr/0002} says why.
 */
@NullMarked
package org.gatehouse.bench.asymmetric;

import org.jspecify.annotations.NullMarked;
