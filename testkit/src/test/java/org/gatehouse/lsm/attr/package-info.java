/**
 * What programs read and set of a task: its attributes, and the calls that list and change them.
 */
@NullMarked
package org.gatehouse.lsm.attr;

import org.jspecify.annotations.NullMarked;
