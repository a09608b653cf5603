/** What ties the plain Java core to the OSGi framework. */
@NullMarked
package org.gatehouse.lsm.internal.osgi;

import org.jspecify.annotations.NullMarked;
