/** Many lives of one module, and what they leave behind. */
@NullMarked
package org.gatehouse.torture.cycles;

import org.jspecify.annotations.NullMarked;
