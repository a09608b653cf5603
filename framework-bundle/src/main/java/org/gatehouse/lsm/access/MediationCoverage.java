package org.gatehouse.lsm.access;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which operations of the JDK and of the framework reach the hooks in this JVM, as the agent found
 * them at start. Never changes; any thread.
 */
@ProviderType
public interface MediationCoverage {
  /**
   * A choke point.
   *
   * @param group what it belongs to, as {@code Files}
   * @param operation what is asked
   * @param hooks kernel names of the hooks that decide it; empty where it is only recorded
   * @param place class, method and descriptor
   * @param denial the exception or the value by which it says no
   * @param mandatory whether enforcing without it would leave a door open
   * @param state {@code found}, {@code missing}, {@code not_in_this_jdk}, or {@code
   *     with_its_bundle} where the class is put right when a bundle brings it
   */
  record Row(
      String group,
      String operation,
      List<String> hooks,
      String place,
      String denial,
      boolean mandatory,
      String state) {

    /** Keeps an unmodifiable copy of the hooks. */
    public Row {
      hooks = List.copyOf(hooks);
    }
  }

  /** All choke points; empty where no agent runs and nothing is mediated. */
  List<Row> rows();
}
