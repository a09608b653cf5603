package org.gatehouse.smack.policy;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force and the writes that change them, with the kernel's limits and errors (Linux
 * 6.12 smackfs.c). Texts are bytes as ISO-8859-1.
 *
 * <p>Readers take {@link #rules} once per decision; writers take turns and publish a new set with
 * one volatile write. A write that fails in the middle keeps what came before the fault, as in the
 * kernel.
 */
public final class RuleBook {
  private static final int PAGE = 4096;
  private static final int TRANSACTION = PAGE - 9;
  private static final int LONG_LABEL = 256;

  private final Labels labels;
  private volatile RuleSet rules = RuleSet.EMPTY;

  /** Has no rules yet. */
  public RuleBook(Labels labels) {
    this.labels = labels;
  }

  /** The rules now. */
  public RuleSet rules() {
    return rules;
  }

  /** Puts another set in force, whole. */
  public synchronized void swap(RuleSet next) {
    rules = next;
  }

  /** Adds rules, all of them at once. */
  public synchronized void add(List<Rule> more) {
    RuleSet.Editor next = rules.edit();
    more.forEach(next::set);
    rules = next.done();
  }

  /**
   * A write to {@code load2}: rules of three words. Of more than a page, the whole lines of the
   * first page.
   *
   * @return how many characters it took
   * @throws LsmException EINVAL at the first fault
   */
  public int load2(String text) {
    return load(text, 3);
  }

  /** The same for {@code change-rule}: four words, the bits to grant and the bits to take. */
  public int changeRule(String text) {
    return load(text, 4);
  }

  /**
   * A write to {@code revoke-subject}; a label nobody knows has no rules.
   *
   * @return how many characters it took
   * @throws LsmException EINVAL without a label or with more than 256 characters
   */
  public synchronized int revokeSubject(String text) {
    if (text.isEmpty() || text.length() > LONG_LABEL) {
      throw new LsmException(Errno.EINVAL, "revoke-subject takes 1 to 256 characters");
    }
    Label subject = labels.find(text);
    if (subject != null && rules.of(subject) != null) {
      RuleSet.Editor next = rules.edit();
      next.revoke(subject);
      rules = next.done();
    }
    return text.length();
  }

  /**
   * A question to {@code access2}; words after the third are not looked at.
   *
   * @return whether it is allowed; not, for a label that nobody knows
   * @throws LsmException EINVAL for a fault, EFBIG for more than a transaction holds
   */
  public boolean access2(String text, @Nullable Label unconfined) {
    if (text.length() > TRANSACTION) {
      throw new LsmException(Errno.EFBIG, "access2 takes " + TRANSACTION + " characters");
    }
    try {
      Rule asked = new RuleReader(text).next(3, this::known);
      return Decision.of(rules, unconfined, asked.subject(), asked.object(), asked.enable()) >= 0;
    } catch (UnknownLabel e) {
      return false;
    }
  }

  /** What reading {@code load2} gives: rules with some access, newest first. */
  public String show() {
    return RuleText.of(rules, labels);
  }

  private synchronized int load(String text, int words) {
    String whole = text.length() < PAGE ? text : wholeLines(text.substring(0, PAGE - 1));
    RuleReader reader = new RuleReader(whole);
    RuleSet.Editor next = rules.edit();
    try {
      while (reader.hasNext()) {
        next.set(reader.next(words, labels::intern));
      }
    } finally {
      rules = next.done();
    }
    return reader.place();
  }

  private static String wholeLines(String text) {
    int end = text.lastIndexOf('\n') + 1;
    if (end == 0) {
      throw new LsmException(Errno.EINVAL, "a line of more than a page");
    }
    return text.substring(0, end);
  }

  private Label known(String text) {
    Label label = labels.find(text);
    if (label == null) {
      throw new UnknownLabel();
    }
    return label;
  }

  /** A label that was never interned. */
  private static final class UnknownLabel extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownLabel() {
      super("unknown label", null, false, false);
    }
  }
}
