/**
 * Who acts: from the frames on a stack, or else from the thread, to a task.
 *
 * <p>A frame counts by the class loader that defined its class. A loader belongs to the bundle that
 * the framework made it for, and any other loader to the task that made it; what a loader says of
 * itself, and its parents, count for nothing.
 */
@NullMarked
package org.gatehouse.mediation.subject;

import org.jspecify.annotations.NullMarked;
