/**
 * The capability module: which privileged operations a task may do. The component and its hooks;
 * the sets of each task in the blobs of creds; the file by which a task sees and drops its own.
 */
@NullMarked
package org.gatehouse.capability;

import org.jspecify.annotations.NullMarked;
