/**
 * The door between the JDK's choke points and whoever decides; on the boot class path.
 *
 * <p>The agent inserts calls of {@link org.gatehouse.bridge.Bridge} into methods of the JDK; the
 * mediation bundle connects a {@link org.gatehouse.bridge.Handler} to it. Needs java.base only and
 * holds no policy.
 */
@NullMarked
package org.gatehouse.bridge;

import org.jspecify.annotations.NullMarked;
