package org.gatehouse.apparmor.module;

import org.gatehouse.apparmor.decide.Finding;
import org.gatehouse.apparmor.record.RecordText;

/** What a task asked for; made into text only for a record. */
interface Asked {
  /** As the kernel calls it in records. */
  String operation();

  /** The name that it is about, a byte in each character; empty if it is about none. */
  default String name() {
    return "";
  }

  /** What of it a profile did not simply allow, as the kernel's records say it. */
  void describe(RecordText record, Finding finding);

  /** The rule that would allow it, with its comma; empty where none would. */
  String rule(Finding finding);
}
