/** The modules of the demo: each is a bundle of its own, made of the classes of this package. */
@NullMarked
package org.gatehouse.torture.module;

import org.jspecify.annotations.NullMarked;
