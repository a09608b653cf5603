/**
 * Tests of the bundles in a running framework ({@code FooIT}, through {@link
 * org.gatehouse.itests.Platform}), of the program in a process of its own, and of the room plan.
 */
package org.gatehouse.itests;
