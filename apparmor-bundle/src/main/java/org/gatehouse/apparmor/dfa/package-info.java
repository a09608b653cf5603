/**
 * From profiles to automata: each profile's file rules become one automaton over the bytes of
 * paths, its rules about sockets, signals and tracing another over the bytes of queries. Plain
 * Java; what is made here is immutable and any thread may ask it. The sources followed are
 * apparmor_parser 3.0.8 for what a rule means and Linux 6.1 {@code security/apparmor} for what an
 * answer holds.
 */
@NullMarked
package org.gatehouse.apparmor.dfa;

import org.jspecify.annotations.NullMarked;
