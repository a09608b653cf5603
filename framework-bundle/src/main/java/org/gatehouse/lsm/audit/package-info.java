/** Audit events and their listeners. */
@Version("1.1.0")
@NullMarked
package org.gatehouse.lsm.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
