/**
 * Subjects and objects of decisions, as plain data.
 *
 * <p>Objects are made by the host only ({@link org.gatehouse.lsm.object.ObjectFactory}); a module
 * reads them and keeps its own data on them through a blob slot. None of their methods runs
 * application code.
 */
@Version("1.0.0")
@NullMarked
package org.gatehouse.lsm.object;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
