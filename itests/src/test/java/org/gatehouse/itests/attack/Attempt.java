package org.gatehouse.itests.attack;

/** One way to do what is forbidden. */
@FunctionalInterface
interface Attempt {
  /** Tries, and says whether it really happened. */
  boolean happens() throws Throwable;

  /** Reads something that is or is not the secret. */
  @FunctionalInterface
  interface Source {
    Object read() throws Throwable;
  }
}
