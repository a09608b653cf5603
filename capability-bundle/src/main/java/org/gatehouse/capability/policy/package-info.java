/**
 * The capability formulas in plain Java: sets as bits, their text forms, what exec, setuid, capset
 * and prctl make of them (Linux 6.12 security/commoncap.c), and what a configuration grants.
 */
@NullMarked
package org.gatehouse.capability.policy;

import org.jspecify.annotations.NullMarked;
