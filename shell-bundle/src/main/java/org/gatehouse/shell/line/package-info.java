/**
 * The grammar of a command's words: operands and options are declared once, in the descriptor of
 * the command's method, and parsing, help and completion follow from that.
 */
@NullMarked
package org.gatehouse.shell.line;

import org.jspecify.annotations.NullMarked;
