package org.gatehouse.capability.policy;

/**
 * A whole configuration.
 *
 * @param grants what bundles are granted
 * @param framework what the framework is granted
 * @param operator what operators' sessions are granted
 * @param manifest whether the manifest header {@code Capability} of a bundle adds to its grants
 * @param xattr whether writing {@code security.*} attributes needs a capability; false is cap-stack
 */
public record Settings(
    Grants grants, FileCaps framework, FileCaps operator, boolean manifest, boolean xattr) {
  /** Framework and operator hold all, bundles none. */
  public static final Settings DEFAULT = of("", "=ep", "=ep", "false", "true");

  /**
   * Reads the values as they are configured.
   *
   * @throws IllegalArgumentException for the first that is malformed, with its name
   */
  public static Settings of(
      String capabilities, String framework, String operator, String manifest, String xattr) {
    return new Settings(
        grants(capabilities),
        caps("framework", framework),
        caps("operator", operator),
        flag("manifest", manifest),
        flag("xattr", xattr));
  }

  private static Grants grants(String text) {
    try {
      return Grants.parse(text);
    } catch (CapTextException e) {
      throw new IllegalArgumentException(
          "capabilities, character " + (e.offset() + 1) + ": " + e.getMessage(), e);
    }
  }

  private static FileCaps caps(String name, String text) {
    try {
      return FileCaps.parse(text);
    } catch (CapTextException e) {
      throw new IllegalArgumentException(name + "=" + text + ": " + e.getMessage(), e);
    }
  }

  static boolean flag(String name, String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(name + "=" + text + " is not true or false");
    };
  }
}
