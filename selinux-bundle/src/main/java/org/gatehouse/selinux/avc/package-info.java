/**
 * The access vector cache: decisions of the security server, remembered per pair of SIDs and class.
 * A cache belongs to one snapshot of the server and one state of enforcing; when either changes, a
 * new, empty cache takes its place, and a decision that was under way is put into the old one,
 * where nobody looks. So no decision outlives its policy and there is nothing to flush by hand. A
 * hit takes no lock, counts nothing and allocates nothing; a miss takes the cache's lock.
 */
@NullMarked
package org.gatehouse.selinux.avc;

import org.jspecify.annotations.NullMarked;
