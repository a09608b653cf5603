/**
 * What is in force and what is asked about: {@link org.gatehouse.selinux.SelinuxState} and {@link
 * org.gatehouse.selinux.SelinuxClass}. The policy and the decisions are in the packages below,
 * which know neither hooks nor OSGi; the module with its hooks is in {@code module}, its files in
 * {@code fs}.
 */
@NullMarked
package org.gatehouse.selinux;

import org.jspecify.annotations.NullMarked;
