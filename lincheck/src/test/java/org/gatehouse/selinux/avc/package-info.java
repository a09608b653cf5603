/** SELinux's cache, and the swap of its policy, under Lincheck. */
@NullMarked
package org.gatehouse.selinux.avc;

import org.jspecify.annotations.NullMarked;
