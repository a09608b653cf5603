package org.gatehouse.itests.docs;

import java.io.Serializable;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders ids of statements as the checklist does: A2-9 before A2-10, the second table last. */
final class ById implements Comparator<String>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern ID = Pattern.compile("(.*-)([0-9]+)");

  @Override
  public int compare(String one, String other) {
    Matcher a = ID.matcher(one);
    Matcher b = ID.matcher(other);
    boolean same = a.matches() && b.matches() && a.group(1).equals(b.group(1));
    return same
        ? Integer.compare(Integer.parseInt(a.group(2)), Integer.parseInt(b.group(2)))
        : one.compareTo(other);
  }
}
