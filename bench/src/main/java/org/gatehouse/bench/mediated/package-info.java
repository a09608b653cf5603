/**
 * What mediation costs a real program: operations of a bundle in a framework, without the agent,
 * with the agent and no module, and with modules.
 */
@NullMarked
package org.gatehouse.bench.mediated;

import org.jspecify.annotations.NullMarked;
