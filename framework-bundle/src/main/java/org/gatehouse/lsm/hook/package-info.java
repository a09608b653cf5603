/** The hook table: one interface per class of objects, one default method per hook. */
@Version("1.1.0")
@NullMarked
package org.gatehouse.lsm.hook;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
