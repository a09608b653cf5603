/** The control tree and the files the host itself has in it. */
@NullMarked
package org.gatehouse.lsm.internal.fs;

import org.jspecify.annotations.NullMarked;
