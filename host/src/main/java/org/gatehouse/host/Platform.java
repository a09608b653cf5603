package org.gatehouse.host;

/** The operating system that Gatehouse models and needs. */
final class Platform {
  private Platform() {}

  static void require() throws RefusedException {
    require(System.getProperty("os.name", "unknown"));
  }

  static void require(String name) throws RefusedException {
    if (!name.equals("Linux")) {
      throw new RefusedException("runs on Linux only, this is " + name);
    }
  }
}
