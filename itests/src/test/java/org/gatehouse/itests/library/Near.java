package org.gatehouse.itests.library;

/** What a module calls. */
public final class Near {
  private Near() {}

  /** Asks another class of the library. */
  public static int answer() {
    return new Far().answer();
  }
}
