/**
 * What goes wrong in a hook, for every hook of the table: a module that throws, asks itself, hangs,
 * or is changed meanwhile opens no door, is audited, and hides nobody's answer.
 */
@NullMarked
package org.gatehouse.lsm.fault;

import org.jspecify.annotations.NullMarked;
