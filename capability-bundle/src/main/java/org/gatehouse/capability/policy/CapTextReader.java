package org.gatehouse.capability.policy;

/**
 * Reads clauses such as {@code cap_chown,cap_kill=ep} (cap_from_text): names, none or {@code all}
 * for all, then operators {@code = + -} with the letters e, i and p.
 */
final class CapTextReader {
  private final String text;
  private int at;
  private long effective;
  private long inheritable;
  private long permitted;

  CapTextReader(String text) {
    this.text = text;
  }

  CapState read() {
    skipBlanks();
    if (at == text.length()) {
      throw new CapTextException(0, "no capabilities; none is written =");
    }
    while (at < text.length()) {
      clause();
      skipBlanks();
    }
    return new CapState(effective, inheritable, permitted);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean isOperator() {
    return at < text.length() && "=+-".indexOf(text.charAt(at)) >= 0;
  }

  private void clause() {
    int start = at;
    long names = names();
    if (!isOperator()) {
      throw new CapTextException(at, "one of =, + and - is missing");
    }
    if (at == start && text.charAt(at) != '=') {
      throw new CapTextException(at, text.charAt(at) + " without a name; only = means all");
    }
    while (isOperator()) {
      apply(text.charAt(at++), names);
    }
    if (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      throw new CapTextException(at, "'" + text.charAt(at) + "' is none of e, i, p, =, + and -");
    }
  }

  private long names() {
    int start = at;
    while (at < text.length() && !isOperator() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    String list = text.substring(start, at);
    if (list.isEmpty() || list.equalsIgnoreCase("all")) {
      return Bits.ALL;
    }
    long set = 0;
    int place = start;
    for (String name : list.split(",", -1)) {
      int here = place;
      set |=
          Bits.named(name)
              .map(Bits::of)
              .orElseThrow(() -> new CapTextException(here, "no capability '" + name + "'"));
      place += name.length() + 1;
    }
    return set;
  }

  private void apply(char operator, long names) {
    if (operator == '=') {
      change(names, "eip", false);
    }
    int start = at;
    while (at < text.length() && "eip".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (operator != '=' && at == start) {
      throw new CapTextException(at, "e, i or p is missing after " + operator);
    }
    change(names, text.substring(start, at), operator != '-');
  }

  private void change(long names, String letters, boolean raise) {
    effective = letters.contains("e") ? changed(effective, names, raise) : effective;
    inheritable = letters.contains("i") ? changed(inheritable, names, raise) : inheritable;
    permitted = letters.contains("p") ? changed(permitted, names, raise) : permitted;
  }

  private static long changed(long set, long names, boolean raise) {
    return raise ? (set | names) : (set & ~names);
  }
}
