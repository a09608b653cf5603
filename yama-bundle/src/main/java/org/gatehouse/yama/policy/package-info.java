/**
 * The decision rules in plain Java: Yama's scopes, shared by the module and the offline tool, and
 * the ordinary rules of ptrace in Linux 6.1 that are asked before Yama, for the tool.
 */
@NullMarked
package org.gatehouse.yama.policy;

import org.jspecify.annotations.NullMarked;
