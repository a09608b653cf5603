package org.gatehouse.torture.app;

/** What students load again and again; each time it is another class. */
public final class Lesson implements Runnable {
  /** For students. */
  public Lesson() {}

  @Override
  public void run() {}
}
