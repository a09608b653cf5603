/** The commands {@code gatehouse policy … apparmor}, without a framework. */
@NullMarked
package org.gatehouse.apparmor.tool;

import org.jspecify.annotations.NullMarked;
