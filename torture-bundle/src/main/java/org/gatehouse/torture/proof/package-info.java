/** The proofs: what the ledger must say at the end. */
@NullMarked
package org.gatehouse.torture.proof;

import org.jspecify.annotations.NullMarked;
