package org.gatehouse.apparmor.record;

import java.util.List;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Verdict;

/** Events of a profile {@code app}, as the module words them. */
final class Samples {
  /** The bodies of records, and what LibAppArmor reads of each. */
  static final List<Object[]> ALL =
      List.of(
          sample(
              "ALLOWED",
              "operation=\"open\" profile=\"app\" name=\"/srv/hosts\" pid=7 comm=\"java\""
                  + " requested_mask=\"r\" denied_mask=\"r\" fsuid=1000 ouid=0",
              "3 open app /srv/hosts r"),
          sample(
              "ALLOWED",
              "operation=\"mknod\" profile=\"app\" name=2F7372762F6D7920626F6F6B73 pid=7"
                  + " comm=\"java\" requested_mask=\"c\" denied_mask=\"c\" fsuid=1000 ouid=1000",
              "3 mknod app /srv/my books c"),
          sample(
              "ALLOWED",
              "operation=\"unlink\" profile=\"app\" name=\"/srv/old\" pid=7 comm=\"java\""
                  + " requested_mask=\"d\" denied_mask=\"d\" fsuid=1000 ouid=1000",
              "3 unlink app /srv/old d"),
          sample(
              "ALLOWED",
              "operation=\"file_lock\" profile=\"app\" name=\"/srv/db\" pid=7 comm=\"java\""
                  + " requested_mask=\"k\" denied_mask=\"k\" fsuid=1000 ouid=0",
              "3 file_lock app /srv/db k"),
          sample(
              "ALLOWED",
              "operation=\"capable\" profile=\"app\" pid=7 comm=\"java\" capability=10 "
                  + " capname=\"net_bind_service\"",
              "3 capable app net_bind_service None"),
          sample(
              "ALLOWED",
              "operation=\"create\" profile=\"app\" pid=7 comm=\"java\" family=\"inet\""
                  + " sock_type=\"stream\" protocol=6 requested_mask=\"create\""
                  + " denied_mask=\"create\"",
              "3 create app None create"),
          sample(
              "ALLOWED",
              "operation=\"signal\" profile=\"app\" pid=7 comm=\"java\" requested_mask=\"send\""
                  + " denied_mask=\"send\" signal=term peer=\"other\"",
              "3 signal app None send"),
          sample(
              "ALLOWED",
              "operation=\"ptrace\" profile=\"app\" pid=7 comm=\"java\" requested_mask=\"trace\""
                  + " denied_mask=\"trace\" peer=\"other\"",
              "3 ptrace app None trace"),
          sample(
              "ALLOWED",
              "operation=\"change_profile\" profile=\"app\" name=\"other\" pid=7 comm=\"java\""
                  + " target=\"other\"",
              "3 change_profile app other None"),
          sample(
              "ALLOWED",
              "operation=\"change_hat\" profile=\"app\" name=\"one\" pid=7 comm=\"java\""
                  + " target=\"app//null-one\"",
              "3 change_hat app one None"),
          sample(
              "ALLOWED",
              "operation=\"open\" profile=\"app//null-one\" name=\"/srv/in-hat\" pid=7 comm=\"java\""
                  + " requested_mask=\"r\" denied_mask=\"r\" fsuid=1000 ouid=0",
              "3 open app//null-one /srv/in-hat r"),
          sample(
              "AUDIT",
              "operation=\"open\" profile=\"app\" name=\"/srv/audited\" pid=7 comm=\"java\""
                  + " requested_mask=\"r\" fsuid=1000 ouid=0",
              "2 open app /srv/audited None"),
          sample(
              "KILLED",
              "operation=\"open\" profile=\"killer\" name=\"/srv/killed\" pid=7 comm=\"java\""
                  + " requested_mask=\"r\" denied_mask=\"r\" fsuid=1000 ouid=0",
              "4 open killer /srv/killed r"));

  /** What aa-logprof writes of it. */
  static final List<String> RULES =
      List.of(
          "/srv/db k,",
          "/srv/hosts r,",
          "capability net_bind_service,",
          "change_profile -> other,",
          "network inet stream,",
          "owner \"/srv/my books\" w,",
          "owner /srv/old w,",
          "ptrace trace peer=other,",
          "signal send set=term peer=other,");

  private Samples() {}

  private static Object[] sample(String kind, String body, String read) {
    return new Object[] {"apparmor=\"" + kind + "\" " + body, read};
  }

  /** What the host tells of a decision for these reasons. */
  static AuditEvent event(long serial, String reason) {
    Decision.Answer answer = new Decision.Answer("apparmor", true, Verdict.allowLogged(reason));
    return new AuditEvent(
        serial,
        1_700_000_000_000L + serial,
        AuditEvent.Type.ALLOWED,
        1,
        "file_open",
        "com.example.app(7)",
        "a file",
        null,
        reason,
        List.of(),
        List.of(answer),
        List.of());
  }
}
