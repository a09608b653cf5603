/**
 * Checks for libraries: the hooks for objects of their own, asked for whoever calls them, and
 * rights that a thread gives up for a while.
 */
@Version("1.0.0")
@NullMarked
package org.gatehouse.lsm.access;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
