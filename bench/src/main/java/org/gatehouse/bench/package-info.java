/**
 * Measurements: what a decision costs beside direct calls of the same modules, and what the parts
 * of it cost. {@link org.gatehouse.bench.Bench} runs them and prints one table. {@link
 * org.gatehouse.bench.Stress} judges the stress tests, which stand in the packages of
 * framework-bundle whose inner parts they try; those packages say there what they hold.
 */
@NullMarked
package org.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
