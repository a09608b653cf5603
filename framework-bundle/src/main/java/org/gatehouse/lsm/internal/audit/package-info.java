/** Serial numbers, the bounded queue and the writer of audit records. */
@NullMarked
package org.gatehouse.lsm.internal.audit;

import org.jspecify.annotations.NullMarked;
