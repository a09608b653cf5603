/** AppArmor's policy under Lincheck. */
@NullMarked
package org.gatehouse.apparmor.decide;

import org.jspecify.annotations.NullMarked;
