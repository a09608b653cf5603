/**
 * The shell of Gatehouse: the Gogo scope {@code lsm}, scripts, and the interactive console.
 * Commands are Declarative Services components; scripts and the console are not, so that a restart
 * of the component runtime does not end them.
 */
@NullMarked
package org.gatehouse.shell;

import org.jspecify.annotations.NullMarked;
