/**
 * The choke points: methods of the JDK through which every mediated operation passes.
 *
 * <p>One table, {@code choke-points.txt}, names them; the transformer, the self-test at start and
 * the coverage listing are derived from it. The inserted code calls {@link
 * org.gatehouse.bridge.Checkpoint} and nothing else.
 */
@NullMarked
package org.gatehouse.agent;

import org.jspecify.annotations.NullMarked;
