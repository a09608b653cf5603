/**
 * The policies, oracles and tools that the tests of all packages share, and the naive evaluator.
 */
@NullMarked
package org.gatehouse.selinux;

import org.jspecify.annotations.NullMarked;
