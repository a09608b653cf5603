/**
 * Writes profiles from what was recorded of a task: paths as an administrator would write them,
 * with globs for numbers, versions and directories of many alike files, the variables of the
 * machine's directories, and the abstractions that say several of the rules already. What is
 * written is compiled and held to every record it came from before anybody gets it. Plain Java;
 * texts have a byte in each character.
 */
@NullMarked
package org.gatehouse.apparmor.learn;

import org.jspecify.annotations.NullMarked;
