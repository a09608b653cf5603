/** Operators: they change the stack at a high rate and check after each change that it was made. */
@NullMarked
package org.gatehouse.torture.operate;

import org.jspecify.annotations.NullMarked;
