package org.gatehouse.torture.module;

/** What {@link Scholar} defines again and again. */
final class Page {
  private Page() {}
}
