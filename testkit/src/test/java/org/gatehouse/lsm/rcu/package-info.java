/** Read sections, grace periods and stalls, as a module and an operator meet them. */
@NullMarked
package org.gatehouse.lsm.rcu;

import org.jspecify.annotations.NullMarked;
