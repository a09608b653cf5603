package org.gatehouse.apparmor.decide;

import java.util.List;
import org.gatehouse.apparmor.dfa.Capabilities;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.dfa.Query;
import org.gatehouse.lsm.hook.Errno;

/** What labels say of capabilities, sockets, signals and tracing. Any thread may ask. */
public final class QueryChecks {
  private static final int SEND = 2;
  private static final int RECEIVE = 4;
  private static final int TRACED = 2;
  private static final int SYS_PTRACE = 19;

  private QueryChecks() {}

  /** Whether a label lets a capability be used, by its number. */
  public static Decision capability(LoadedPolicy policy, Label label, int capability) {
    Findings findings = null;
    List<LoadedProfile> all = label.profiles(policy);
    for (int i = 0; i < all.size(); i++) {
      LoadedProfile profile = all.get(i);
      if (!profile.unconfined() && !silent(profile, capability)) {
        findings = findings == null ? new Findings() : findings;
        capability(findings, profile, capability);
      }
    }
    return findings == null ? Decision.ALLOWED : findings.decision();
  }

  private static boolean silent(LoadedProfile profile, int capability) {
    Capabilities said = profile.rules().capabilities();
    boolean logs = profile.rules().source().flags().audit();
    return !logs && (said.allow() & ~said.audit() & 1L << capability) != 0;
  }

  private static void capability(Findings findings, LoadedProfile profile, int capability) {
    CompiledProfile rules = profile.rules();
    long bit = 1L << capability;
    boolean all = rules.source().flags().audit();
    if ((rules.capabilities().allow() & bit) != 0) {
      findings.logged(profile, all || (rules.capabilities().audit() & bit) != 0, capability);
      return;
    }
    boolean kills = profile.mode() == LoadedProfile.Mode.KILL;
    boolean quiet = !kills && !all && (rules.capabilities().quiet() & bit) != 0;
    findings.fail(profile, capability, quiet ? 0 : -1, Errno.EPERM, "");
  }

  /**
   * Whether a label lets something be done with sockets of a family and a type, in Linux's numbers.
   *
   * @param request bits of {@link Query}
   */
  public static Decision socket(
      LoadedPolicy policy, Label label, int family, int type, int request) {
    byte[] word = Query.socket(family, type);
    Findings findings = new Findings();
    for (LoadedProfile profile : label.profiles(policy)) {
      if (!profile.unconfined()) {
        findings.take(profile, profile.rules().query(Query.Kind.NETWORK, word), request, "");
      }
    }
    return findings.decision();
  }

  /**
   * Whether one label may send a signal to the other, and that one receive it.
   *
   * @param signal AppArmor's number, as {@link Query} says
   */
  public static Decision signal(LoadedPolicy policy, Label sender, Label target, int signal) {
    return side(policy, sender, new Peer(Query.Kind.SIGNAL, target, signal), SEND)
        .and(side(policy, target, new Peer(Query.Kind.SIGNAL, sender, signal), RECEIVE));
  }

  private static Decision side(LoadedPolicy policy, Label label, Peer peer, int request) {
    Findings findings = new Findings();
    for (LoadedProfile profile : label.profiles(policy)) {
      if (!profile.unconfined()) {
        findings.take(profile, peer.permissions(profile, request), request, "");
      }
    }
    return findings.decision();
  }

  /**
   * Whether one label may trace the other, and that one be traced.
   *
   * @param request 2 to trace, 4 to read
   */
  public static Decision ptrace(LoadedPolicy policy, Label tracer, Label tracee, int request) {
    Findings findings = new Findings();
    for (LoadedProfile profile : tracer.profiles(policy)) {
      if (!profile.unconfined()) {
        tracer(findings, profile, tracee, request);
      }
    }
    Decision first = findings.decision();
    return tracer.unconfined(policy)
        ? first
        : first.and(
            side(policy, tracee, new Peer(Query.Kind.PTRACE, tracer, 0), request << TRACED));
  }

  /** A profile that does not know tracing asks for the capability. */
  private static void tracer(Findings findings, LoadedProfile profile, Label tracee, int request) {
    if (profile.rules().mediated().contains(Query.Kind.PTRACE)) {
      Peer peer = new Peer(Query.Kind.PTRACE, tracee, 0);
      findings.take(profile, peer.permissions(profile, request), request, "");
    } else if (!tracee.equals(Label.of(profile.key()))) {
      capability(findings, profile, SYS_PTRACE);
    }
  }
}
