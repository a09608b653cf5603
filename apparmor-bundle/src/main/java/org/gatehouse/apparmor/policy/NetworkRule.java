package org.gatehouse.apparmor.policy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which sockets may be used.
 *
 * @param types by address family (Linux numbers): bit {@code n} is socket type {@code n}, -1 is all
 */
public record NetworkRule(Place place, Qualifiers qualifiers, SortedMap<Integer, Integer> types)
    implements Rule {
  public NetworkRule {
    types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
  }
}
