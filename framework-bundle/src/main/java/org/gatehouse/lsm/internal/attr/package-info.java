/** The attribute calls of Linux: list_modules, get_self_attr, set_self_attr and /proc/PID/attr. */
@NullMarked
package org.gatehouse.lsm.internal.attr;

import org.jspecify.annotations.NullMarked;
