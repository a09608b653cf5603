/**
 * Measurements: what a decision costs beside direct calls of the same modules, and what the parts
 * of it cost. {@link org.gatehouse.bench.Ratios} prints the short form. {@link
 * org.gatehouse.bench.Stress} judges the stress tests, which stand in the packages of
 * framework-bundle whose inner parts they try; those packages say there what they hold.
 */
@NullMarked
package org.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
