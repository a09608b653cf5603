/**
 * Decisions: which profiles are loaded, which of them confine a task, and what they say of what it
 * does. Plain Java. Everything is immutable but {@link org.gatehouse.apparmor.decide.ActivePolicy},
 * which holds the policy in force; whoever decides reads it once and uses that one throughout. A
 * label outlives the replacement of its profiles: it holds keys, and each policy says what a key
 * stands for. The source followed is Linux 6.1 {@code security/apparmor}.
 */
@NullMarked
package org.gatehouse.apparmor.decide;

import org.jspecify.annotations.NullMarked;
