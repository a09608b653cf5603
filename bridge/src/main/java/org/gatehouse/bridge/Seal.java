package org.gatehouse.bridge;

import org.jspecify.annotations.Nullable;

/** The bridge itself, which nobody may reach into by reflection, whatever a handler says. */
@SuppressWarnings("EnumOrdinal") // inserted code speaks in ordinals
final class Seal {
  private static final int SET_ACCESSIBLE = Operation.SET_ACCESSIBLE.ordinal();
  private static final int PRIVATE_LOOKUP = Operation.PRIVATE_LOOKUP.ordinal();

  private Seal() {}

  /** Whether the operation opens a class of the bridge. */
  static boolean covers(int operation, @Nullable Object target) {
    return (operation == SET_ACCESSIBLE || operation == PRIVATE_LOOKUP)
        && target instanceof Class<?> type
        && type.getClassLoader() == null
        && type.getName().startsWith("org.gatehouse.bridge.");
  }
}
