package org.gatehouse.smack.policy;

import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.jspecify.annotations.Nullable;

/**
 * Everything that smackfs holds: labels, rules and settings with the kernel's defaults (Linux 6.12
 * smackfs.c). Privilege is the caller's business. Any thread.
 */
public final class Smack {
  private static final int PAGE = 4096;

  private final Labels labels = new Labels();
  private final RuleBook book = new RuleBook(labels);
  private final HostLabels netlabel = HostLabels.v4(labels);
  private final HostLabels ipv6host = HostLabels.v6(labels);
  private final NumberSetting ptrace = new NumberSetting("ptrace", 0, 2, 32, 0);
  private final NumberSetting logging = new NumberSetting("logging", 0, 3, 32, 1);
  private final NumberSetting doi = new NumberSetting("doi", 1, Integer.MAX_VALUE, 80, 3);
  private final NumberSetting direct = new NumberSetting("direct", 0, 255, 80, 250);
  private final NumberSetting mapped = new NumberSetting("mapped", 0, 255, 80, 251);
  private final CipsoTable cipso = new CipsoTable(labels);
  private volatile Set<Label> onlycap = Set.of();
  private volatile @Nullable Label unconfined;
  private volatile @Nullable Label syslog;
  private volatile Label ambient = Label.FLOOR;

  /** The labels that are known. */
  public Labels labels() {
    return labels;
  }

  /** The rules and the writes that change them. */
  public RuleBook book() {
    return book;
  }

  /** Labels of IPv4 hosts. */
  public HostLabels netlabel() {
    return netlabel;
  }

  /** Labels of IPv6 hosts. */
  public HostLabels ipv6host() {
    return ipv6host;
  }

  /** How attaching is judged: 0 by rules, 1 exact, 2 draconian. */
  public NumberSetting ptrace() {
    return ptrace;
  }

  /** Bit 0: denials are logged; bit 1: what is allowed is. */
  public NumberSetting logging() {
    return logging;
  }

  /** Kept; nothing in a JVM uses it. */
  public NumberSetting doi() {
    return doi;
  }

  /** Kept; nothing in a JVM uses it. */
  public NumberSetting direct() {
    return direct;
  }

  /** Kept; nothing in a JVM uses it. */
  public NumberSetting mapped() {
    return mapped;
  }

  /** Kept; nothing in a JVM uses it. */
  public CipsoTable cipso() {
    return cipso;
  }

  /** Labels whose tasks may use privilege; empty for all. */
  public Set<Label> onlycap() {
    return onlycap;
  }

  /** A write to {@code onlycap}. */
  public void writeOnlycap(String text) {
    onlycap = LabelList.parse(labels, text);
  }

  /** As it is read: a space behind each label. */
  public String showOnlycap() {
    return onlycap.stream().map(label -> label + " ").collect(Collectors.joining());
  }

  /** The label that is allowed and logged, or null. */
  public @Nullable Label unconfined() {
    return unconfined;
  }

  /** A write to {@code unconfined}; what is no label clears it. */
  public void writeUnconfined(String text) {
    unconfined = isLabel(text) ? label(text) : null;
  }

  /** The label whose tasks may read the log, or null for all. */
  public @Nullable Label syslog() {
    return syslog;
  }

  /** A write to {@code syslog}. */
  public void writeSyslog(String text) {
    syslog = label(text);
  }

  /** The label of what comes from hosts without one. */
  public Label ambient() {
    return ambient;
  }

  /** A write to {@code ambient}. */
  public void writeAmbient(String text) {
    ambient = label(text);
  }

  private Label label(String text) {
    if (text.length() > PAGE) {
      throw new LsmException(Errno.EINVAL, "a label in more than a page");
    }
    return labels.intern(text);
  }

  private static boolean isLabel(String text) {
    int end = LabelText.end(text);
    return end > 0 && end <= LabelText.MAX && text.charAt(0) != '-';
  }
}
