/**
 * The control service of the stack: list, enable, disable, replace, lockdown and the module calls
 * of Linux.
 */
@Version("1.0.0")
@NullMarked
package org.gatehouse.lsm.stacker;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
