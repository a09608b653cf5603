package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.Finding;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.record.RecordText;

/**
 * Tracing or a signal between two tasks.
 *
 * @param signal its name; empty for tracing
 * @param first what the first permission is called, on the side of who does it
 * @param second the same on the other's side
 */
record AskedPeer(
    String operation, String signal, String first, String second, Label subject, Label object)
    implements Asked {
  private static final int SIGNAL_RECEIVE = 4;
  private static final int TRACED = 8 | 0x10;

  static AskedPeer signal(String name, Label sender, Label target) {
    return new AskedPeer("signal", name, "send", "receive", sender, target);
  }

  /**
   * Tracing.
   *
   * @param read whether it only looks
   */
  static AskedPeer ptrace(boolean read, Label tracer, Label tracee) {
    return read
        ? new AskedPeer("ptrace", "", "read", "readby", tracer, tracee)
        : new AskedPeer("ptrace", "", "trace", "tracedby", tracer, tracee);
  }

  private boolean isOther(Finding finding) {
    int other = signal.isEmpty() ? TRACED : SIGNAL_RECEIVE;
    return (finding.requested() & other) != 0 && !isCapability(finding);
  }

  /** A profile that knows no tracing asks for the capability. */
  private boolean isCapability(Finding finding) {
    return signal.isEmpty() && Integer.bitCount(finding.requested()) != 1;
  }

  private String permission(Finding finding) {
    return isOther(finding) ? second : first;
  }

  private Label peer(Finding finding) {
    return isOther(finding) ? subject : object;
  }

  @Override
  public void describe(RecordText record, Finding finding) {
    String permission = permission(finding);
    record.word("requested_mask", permission);
    record.optional("denied_mask", finding.denied() == 0 ? "" : permission);
    if (!signal.isEmpty()) {
      record.bare("signal", signal);
    }
    record.name("peer", peer(finding).toString());
  }

  @Override
  public String rule(Finding finding) {
    return isCapability(finding) ? "capability sys_ptrace," : peerRule(finding);
  }

  private String peerRule(Finding finding) {
    String set = signal.isEmpty() ? "" : " set=(" + signal + ")";
    return operation
        + " ("
        + permission(finding)
        + ")"
        + set
        + " peer="
        + RuleName.of(peer(finding).toString())
        + ",";
  }
}
