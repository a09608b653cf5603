/** A library that a test installs as a bundle of its own, for modules to import. */
@NullMarked
package org.gatehouse.itests.library;

import org.jspecify.annotations.NullMarked;
