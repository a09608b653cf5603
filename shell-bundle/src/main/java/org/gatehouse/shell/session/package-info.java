/**
 * Running commands one after the other: what a script and the console have in common, and scripts.
 */
@NullMarked
package org.gatehouse.shell.session;

import org.jspecify.annotations.NullMarked;
