/**
 * On what: each operation of the bridge, the hooks that it asks, and their objects.
 *
 * <p>One class per group of operations adds the rows of its group to one table. The order of hooks
 * within an operation is that of Linux. Arguments are turned into plain data first; no method of an
 * application's object is called.
 */
@NullMarked
package org.gatehouse.mediation.ask;

import org.jspecify.annotations.NullMarked;
