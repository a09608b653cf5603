package org.gatehouse.lsm.internal.blob;

/**
 * One value on one object: whose, and what.
 *
 * <p>Both fields are final, so a reader that meets a cell through a race sees it whole.
 */
record Cell<T>(Slot<T> slot, T value) {}
