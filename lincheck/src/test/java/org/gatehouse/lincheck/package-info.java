/** How much Lincheck tries, and that it finds what is broken on purpose. */
@NullMarked
package org.gatehouse.lincheck;

import org.jspecify.annotations.NullMarked;
