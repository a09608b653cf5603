/** Tasks, creds and the tables of objects. */
@NullMarked
package org.gatehouse.lsm.internal.task;

import org.jspecify.annotations.NullMarked;
