package org.gatehouse.itests.library;

/** What no module names. */
final class Far {
  int answer() {
    return 42;
  }
}
