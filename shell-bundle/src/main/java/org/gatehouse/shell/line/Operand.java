package org.gatehouse.shell.line;

/**
 * One place on a command's line.
 *
 * @param name what stands there, in capitals, or the choices with a bar between them
 * @param optional whether it may be missing
 * @param repeated whether more of it may follow
 */
public record Operand(String name, boolean optional, boolean repeated) {
  private static final String MORE = "...";

  static Operand parse(String word) {
    boolean optional = word.startsWith("[");
    String bare = optional ? word.substring(1, word.length() - 1) : word;
    boolean repeated = bare.endsWith(MORE);
    String name = repeated ? bare.substring(0, bare.length() - MORE.length()) : bare;
    return new Operand(name, optional, repeated);
  }
}
