package org.gatehouse.apparmor.decide;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.jspecify.annotations.Nullable;

/**
 * What a label says.
 *
 * @param error null if it is allowed
 * @param kill whether the task ends
 * @param findings what is to be logged; a denial that is kept quiet has none
 */
public record Decision(@Nullable Errno error, boolean kill, List<Finding> findings) {
  /** Allowed, and nothing is logged. */
  public static final Decision ALLOWED = new Decision(null, false, List.of());

  public Decision {
    findings = List.copyOf(findings);
  }

  /** A denial that no profile says. */
  static Decision refused(Errno error) {
    return new Decision(error, false, List.of());
  }

  /** Whether it is allowed. */
  public boolean allowed() {
    return error == null;
  }

  /** Whether it is allowed and nothing is logged. */
  public boolean silent() {
    return error == null && findings.isEmpty();
  }

  /** Both sides of one question; the second one's error counts if both have one. */
  Decision and(Decision other) {
    if (other.equals(ALLOWED)) {
      return this;
    }
    List<Finding> both = new ArrayList<>(findings);
    both.addAll(other.findings);
    return new Decision(other.error != null ? other.error : error, kill || other.kill, both);
  }
}
