/** The interactive console: a terminal with history and completion, over a Gogo session. */
@NullMarked
package org.gatehouse.shell.terminal;

import org.jspecify.annotations.NullMarked;
