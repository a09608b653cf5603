/** Nodes of the control tree, which modules add to. */
@Version("1.1.0")
@NullMarked
package org.gatehouse.lsm.securityfs;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
