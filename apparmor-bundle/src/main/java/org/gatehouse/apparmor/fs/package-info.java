/**
 * {@code /security/apparmor}: the files of apparmorfs with the kernel's names, formats and errors
 * (Linux 6.1 security/apparmor/apparmorfs.c), and three more for what its tools do with files of
 * their own. Texts are bytes as ISO-8859-1. Profiles are handed in as text: compiled ones of {@code
 * apparmor_parser} are refused. Whoever changes the policy is asked for first.
 */
@NullMarked
package org.gatehouse.apparmor.fs;

import org.jspecify.annotations.NullMarked;
