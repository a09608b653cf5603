/** The first part of the demo: what modules can do, one after the other, in plain words. */
@NullMarked
package org.gatehouse.torture.story;

import org.jspecify.annotations.NullMarked;
