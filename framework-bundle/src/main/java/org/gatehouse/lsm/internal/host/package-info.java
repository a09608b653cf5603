/** Puts the parts of the host together, in plain Java. */
@NullMarked
package org.gatehouse.lsm.internal.host;

import org.jspecify.annotations.NullMarked;
