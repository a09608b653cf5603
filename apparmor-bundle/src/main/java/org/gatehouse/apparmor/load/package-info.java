/**
 * Puts profiles in force: from the operator's directory, where an edit takes effect by itself, and
 * from texts that somebody hands in. A file counts as a whole or not at all; one with an error
 * leaves what it said before in force. All methods are for any thread; loading takes a lock, which
 * no decision waits for. The source followed is apparmor_parser 3.0.8 with its directories {@code
 * disable} and {@code force-complain}.
 */
@NullMarked
package org.gatehouse.apparmor.load;

import org.jspecify.annotations.NullMarked;
