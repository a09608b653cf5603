package org.gatehouse.lsm.internal.osgi;

import org.jspecify.annotations.Nullable;

/** A record with a component of a type of its own. */
record Linked(@Nullable Linked other) {}
