/** Tests of rules that an operator adds to a policy. */
@NullMarked
package org.gatehouse.selinux.local;

import org.jspecify.annotations.NullMarked;
