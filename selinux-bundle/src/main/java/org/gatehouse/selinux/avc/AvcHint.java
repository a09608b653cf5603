package org.gatehouse.selinux.avc;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The decision last asked about one object, kept with its label so that the next question about it
 * need not search the cache. It answers while its cache is the one in force. A race loses a hint
 * and nothing else: decisions are immutable.
 */
public final class AvcHint {
  private final BooleanSupplier label;
  @Nullable AvcEntry last;

  /**
   * No decision yet.
   *
   * @param label whether the object's label is still good; it ceases to be inside {@link
   *     Avc#change}
   */
  public AvcHint(BooleanSupplier label) {
    this.label = label;
  }

  boolean isGood() {
    return label.getAsBoolean();
  }
}
