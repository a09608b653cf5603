/** {@code gatehouse policy … selinux}: checks and decisions about tables, without a framework. */
@NullMarked
package org.gatehouse.selinux.tool;

import org.jspecify.annotations.NullMarked;
