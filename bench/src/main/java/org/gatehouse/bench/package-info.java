/**
 * Measurements: what a decision costs beside direct calls of the same modules, and what the parts
 * of it cost. {@link org.gatehouse.bench.Ratios} prints the short form.
 */
@NullMarked
package org.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
