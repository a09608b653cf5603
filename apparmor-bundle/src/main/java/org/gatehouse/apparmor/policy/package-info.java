/**
 * The profile language of AppArmor 3.0 in plain Java: from text to the records of a policy, with
 * includes, variables, aliases and conditionals resolved and everything checked that
 * apparmor_parser 3.0.8 checks when it parses and compiles. Text is bytes: a String holds one byte
 * in each character (ISO-8859-1). Records are immutable and name the place they were written at.
 */
@NullMarked
package org.gatehouse.apparmor.policy;

import org.jspecify.annotations.NullMarked;
