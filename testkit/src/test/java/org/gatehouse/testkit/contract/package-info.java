/** The contract test of modules, turned on modules that break it. */
@NullMarked
package org.gatehouse.testkit.contract;

import org.jspecify.annotations.NullMarked;
