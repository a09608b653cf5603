/** The module in worlds of its own: tests of its hooks, what confines tasks, and records. */
@org.jspecify.annotations.NullMarked
package org.gatehouse.apparmor.module;
