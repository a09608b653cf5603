/** What applications and modules of the demo write down while they run, for the proofs to read. */
@Version("1.0.0")
@NullMarked
package org.gatehouse.torture.ledger;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
