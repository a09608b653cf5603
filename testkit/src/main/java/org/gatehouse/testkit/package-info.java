/**
 * What a module is tested with: the contract test that every module passes, a small named world of
 * fake objects around a real host, modules that answer what they are told, and an audit listener
 * that keeps its events. The annotations tie a test to the statements of the checklist.
 */
@NullMarked
package org.gatehouse.testkit;

import org.jspecify.annotations.NullMarked;
