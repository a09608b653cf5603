/**
 * Many patterns, matched at once in time linear in the text: {@link
 * org.gatehouse.selinux.label.automaton.Pattern} reads one in the dialect that file contexts use,
 * {@link org.gatehouse.selinux.label.automaton.Automaton} matches them all. Nothing backtracks.
 * Plain Java, any thread.
 */
@NullMarked
package org.gatehouse.selinux.label.automaton;

import org.jspecify.annotations.NullMarked;
