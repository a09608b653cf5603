/** Read sections under Lincheck. */
@NullMarked
package org.gatehouse.lsm.internal.rcu;

import org.jspecify.annotations.NullMarked;
