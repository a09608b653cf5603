package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.Finding;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.apparmor.record.RecordText;

/**
 * A file, by its name.
 *
 * @param name a byte in each character
 * @param target of a link, what it leads to; of an exec, what is became; else empty
 * @param user the number of the task's user
 * @param owner the number of the file's
 */
record AskedFile(String operation, String name, String target, long user, long owner)
    implements Asked {
  /** What making a link is called. */
  static final String LINK = "link";

  private static final String LETTERS = "xwracd";
  private static final int WRITES = Permissions.SETATTR | Permissions.CHMOD | Permissions.CHOWN;
  private static final int CHANGES =
      WRITES | Permissions.WRITE | Permissions.CREATE | Permissions.DELETE;

  @Override
  public void describe(RecordText record, Finding finding) {
    record
        .word("requested_mask", letters(finding.requested()))
        .optional("denied_mask", letters(finding.denied()))
        .number("fsuid", user)
        .number("ouid", owner);
    if (!target.isEmpty()) {
      record.name("target", target);
    }
  }

  /** The kernel's letters, in its order. */
  private static String letters(int bits) {
    int all = bits;
    all |= (bits & Permissions.GETATTR) != 0 ? Permissions.READ : 0;
    all |= (bits & WRITES) != 0 ? Permissions.WRITE : 0;
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < LETTERS.length(); bit++) {
      text.append((all >> bit & 1) == 0 ? "" : LETTERS.charAt(bit));
    }
    return text + lockMapLink(all);
  }

  private static String lockMapLink(int bits) {
    return letter(bits, Permissions.LOCK, "k")
        + letter(bits, Permissions.MMAP, "m")
        + letter(bits, Permissions.LINK, "l");
  }

  private static String letter(int bits, int bit, String letter) {
    return (bits & bit) == 0 ? "" : letter;
  }

  @Override
  public String rule(Finding finding) {
    int bits = finding.denied();
    if (!operation.equals(LINK)) {
      return rule(name, bits);
    }
    return (bits & Permissions.LINK) == 0
        ? rule(target, bits) // the link has more rights than its target
        : "link " + RuleName.of(name) + " -> " + RuleName.of(target) + ",";
  }

  private static String rule(String path, int bits) {
    boolean writes = (bits & CHANGES) != 0;
    String letters =
        letter(bits, Permissions.READ, "r")
            + (writes ? "w" : letter(bits, Permissions.APPEND, "a"))
            + lockMapLink(bits)
            + letter(bits, Permissions.EXEC, "Pix");
    return letters.isEmpty() ? "" : RuleName.of(path) + " " + letters + ",";
  }
}
