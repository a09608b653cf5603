/**
 * Mediation: real operations of real bundles reach the hook table with the right subject and
 * object.
 *
 * <p>The agent's choke points ask the bridge, the bridge asks {@link
 * org.gatehouse.mediation.MediationHandler}. Plain Java; the package {@code osgi} ties it to a
 * framework.
 */
@NullMarked
package org.gatehouse.mediation;

import org.jspecify.annotations.NullMarked;
