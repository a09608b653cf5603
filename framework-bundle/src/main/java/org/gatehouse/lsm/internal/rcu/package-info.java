/** Read sections and grace periods. */
@NullMarked
package org.gatehouse.lsm.internal.rcu;

import org.jspecify.annotations.NullMarked;
