/** Security blobs: per-object storage of modules, managed by the host. */
@Version("1.1.0")
@NullMarked
package org.gatehouse.lsm.blob;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
