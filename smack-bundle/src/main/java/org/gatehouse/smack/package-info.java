/**
 * Smack: the module that decides by labels and rules. Its hooks are split by object; the decision
 * itself is in {@link org.gatehouse.smack.policy}.
 */
@NullMarked
package org.gatehouse.smack;

import org.jspecify.annotations.NullMarked;
