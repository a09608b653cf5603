package org.gatehouse.selinux.avc;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/** A decision is remembered while another thread looks for it without a lock. */
@Outcome(id = "miss", expect = Expect.ACCEPTABLE, desc = "It is not there yet.")
@Outcome(id = "whole", expect = Expect.ACCEPTABLE, desc = "All of it is there.")
@Outcome(id = "part", expect = Expect.FORBIDDEN, desc = "A decision without its permissions.")
abstract class EntryBody {
  static final int ALLOWED = 5;
  static final int AUDITDENY = ~2;

  static String judge(int allowed, int auditdeny) {
    return allowed == ALLOWED && auditdeny == AUDITDENY ? "whole" : "part";
  }

  /** Remembers it. */
  abstract void put();

  /** Looks for it. */
  abstract void find(L_Result result);
}
