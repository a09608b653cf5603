/**
 * {@code /fs/selinux}: the files of selinuxfs with the kernel's names, formats, modes and errors
 * (Linux 6.1 security/selinux/selinuxfs.c), and below {@code /security/selinux} what its tools need
 * and the kernel leaves to them. Texts are bytes as ISO-8859-1. A file asks for the permission of
 * the class {@code security} that the kernel asks for; reading needs none but where it says so.
 */
@NullMarked
package org.gatehouse.selinux.fs;

import org.jspecify.annotations.NullMarked;
