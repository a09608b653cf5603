/** The applications of the demo: each is a bundle of its own that calls hooks as its own task. */
@NullMarked
package org.gatehouse.torture.app;

import org.jspecify.annotations.NullMarked;
