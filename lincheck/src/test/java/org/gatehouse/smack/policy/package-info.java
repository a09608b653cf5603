/** Smack's rules under Lincheck. */
@NullMarked
package org.gatehouse.smack.policy;

import org.jspecify.annotations.NullMarked;
