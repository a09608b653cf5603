/** The module in worlds of its own: tests of its hooks, labels and records. */
@org.jspecify.annotations.NullMarked
package org.gatehouse.selinux.module;
