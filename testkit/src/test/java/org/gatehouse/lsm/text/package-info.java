/** What an error message may suggest. */
@NullMarked
package org.gatehouse.lsm.text;

import org.jspecify.annotations.NullMarked;
