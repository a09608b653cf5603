/** Words for people: the nearest names to a wrong one. */
@NullMarked
package org.gatehouse.lsm.internal.text;

import org.jspecify.annotations.NullMarked;
