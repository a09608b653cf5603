package org.gatehouse.apparmor.policy;

/**
 * Turns AppArmor's patterns into regular expressions as apparmor_parser does, with everything it
 * makes of odd ones: what is refused here is refused there.
 *
 * <p>{@code *} is any run of bytes but {@code /}, {@code **} any run, {@code ?} one byte but {@code
 * /}, {@code {a,b}} alternatives, {@code [ ]} a class. A {@code *} that is a whole name matches at
 * least one byte.
 */
public final class Glob {
  private static final int MOST_NESTED = 50;

  private final String glob;
  private final String any;
  private final String anyButSlash;
  private final StringBuilder out = new StringBuilder();
  private final int[] commas = new int[MOST_NESTED];
  private int groups;
  private boolean inClass;
  private int at;

  private Glob(String glob, boolean zero) {
    this.glob = glob;
    this.any = zero ? ".*" : "[^\\x00]*";
    this.anyButSlash = zero ? "[^/]" : "[^/\\x00]";
  }

  /**
   * The regular expression, in the small language of {@link Regex}.
   *
   * @param zero whether wildcards match a byte 0
   * @throws IllegalArgumentException if the pattern is none
   */
  public static String regex(String glob, boolean zero) {
    return new Glob(glob, zero).convert();
  }

  private String convert() {
    while (at < glob.length()) {
      boolean escaped = glob.charAt(at) == '\\';
      if (escaped && ++at == glob.length()) {
        throw new IllegalArgumentException("a backslash at the end");
      }
      if (escaped) {
        escaped(glob.charAt(at));
      } else {
        plain(glob.charAt(at));
      }
      at++;
    }
    if (groups > 0 || inClass) {
      throw new IllegalArgumentException("expected " + (inClass ? "']'" : "'}'") + " at the end");
    }
    return out.toString();
  }

  private void escaped(char c) {
    switch (c) {
      case '\\', '*', '[', ']', '{', '}' -> out.append('\\').append(c);
      case ',' -> out.append(inClass ? "\\," : ",");
      case '^', '$' -> literal(c);
      case '?' -> out.append(c);
      default -> sequence(c);
    }
  }

  private void sequence(char c) {
    boolean special = ".+|()".indexOf(c) >= 0;
    Escapes.Sequence read = Escapes.read(glob, at, "");
    if (special || read.value() < 0) {
      out.append(special ? "\\" : "").append(c);
    } else {
      out.append('\\').append(glob, at, read.end());
      at = read.end() - 1;
    }
  }

  private void literal(char c) {
    out.append(inClass ? "" : "\\").append(c);
  }

  private void plain(char c) {
    switch (c) {
      case '*' -> star();
      case '?' -> out.append(anyButSlash);
      case '[' -> {
        inClass = true;
        out.append(c);
      }
      case ']' -> closeClass();
      case '{' -> open();
      case '}' -> close();
      case ',' -> comma();
      case '^', '$' -> literal(c);
      case '.', '+', '|', '(', ')' -> out.append('\\').append(c);
      default -> out.append(c);
    }
  }

  private void star() {
    if (out.length() > 0 && out.charAt(out.length() - 1) == '/') {
      int end = at;
      while (glob.startsWith("*", end)) {
        end++;
      }
      out.append(end == glob.length() || glob.charAt(end) == '/' ? anyButSlash : "");
    }
    boolean twice = glob.startsWith("*", at + 1);
    out.append(twice ? any : anyButSlash + "*");
    at += twice ? 1 : 0;
  }

  private void closeClass() {
    if (!inClass) {
      throw new IllegalArgumentException("']' without '['");
    }
    inClass = false;
    out.append(']');
  }

  private void open() {
    if (inClass) {
      out.append('{');
      return;
    }
    if (++groups >= MOST_NESTED) {
      throw new IllegalArgumentException("more than " + (MOST_NESTED - 1) + " nested '{'");
    }
    commas[groups] = 0;
    out.append('(');
  }

  private void close() {
    if (inClass) {
      out.append('}');
      return;
    }
    if (groups == 0) {
      throw new IllegalArgumentException("'}' without '{'");
    }
    if (commas[groups] == 0) {
      throw new IllegalArgumentException("expected ',' between '{' and '}'");
    }
    groups--;
    out.append(')');
  }

  private void comma() {
    boolean alternative = groups > 0 && !inClass;
    commas[groups] += alternative ? 1 : 0;
    out.append(alternative ? '|' : ',');
  }

  /** A path without repeated slashes; two at its start are another name space and stay. */
  public static String filterSlashes(String path) {
    if (path.length() < 2 || !path.contains("//")) {
      return path;
    }
    boolean two = path.startsWith("//") && !path.startsWith("///");
    StringBuilder out = new StringBuilder(two ? "//" : "");
    boolean slash = false;
    for (int at = two ? 2 : 0; at < path.length(); at++) {
      char c = path.charAt(at);
      if (c != '/' || !slash) {
        out.append(c);
      }
      slash = c == '/';
    }
    return out.toString();
  }
}
