/** What a security module is: the service a module bundle registers and what the host gives it. */
@Version("1.0.0")
@NullMarked
package org.gatehouse.lsm.module;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
