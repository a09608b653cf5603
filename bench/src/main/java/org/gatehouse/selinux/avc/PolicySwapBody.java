package org.gatehouse.selinux.avc;

import java.util.List;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.server.KnownClass;
import org.gatehouse.selinux.server.SecurityServer;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/** A policy is loaded while decisions are asked of the cache; once it is in force it decides. */
@Outcome(id = "whole", expect = Expect.ACCEPTABLE, desc = "By the old, then by the new one.")
@Outcome(id = "back", expect = Expect.FORBIDDEN, desc = "By the old one after the new one.")
@Outcome(id = "stale", expect = Expect.FORBIDDEN, desc = "Remembered after the new one's load.")
@Outcome(id = "mixed", expect = Expect.FORBIDDEN, desc = "By neither.")
abstract class PolicySwapBody {
  private static final KnownClass FILE = new KnownClass("file", List.of("read", "write"));
  static final int READ = FILE.bits("read");
  static final int WRITE = FILE.bits("write");
  private static final Policy READING = policy("read");
  private static final Policy WRITING = policy("write");

  final SecurityServer server = new SecurityServer(List.of(FILE));
  final int source;
  final int target;
  private int first;
  private int second;

  PolicySwapBody() {
    server.load(READING);
    source = server.sid("u:r:app_t:s0");
    target = server.sid("u:object_r:data_t:s0");
  }

  private static Policy policy(String permission) {
    Draft draft = Draft.small();
    draft.allow(draft.type("app_t"), draft.type("data_t"), "file", permission);
    return draft.build();
  }

  /** What is denied of reading and writing. */
  abstract int denied();

  /** Puts the second policy in force. */
  void load() {
    server.load(WRITING);
  }

  final void ask() {
    first = denied();
    second = denied();
  }

  final void judge(L_Result result) {
    result.r1 = judged(first, second, denied());
  }

  private static String judged(int first, int second, int last) {
    if ((first != READ && first != WRITE) || (second != READ && second != WRITE)) {
      return "mixed";
    }
    if (last != READ) {
      return "stale";
    }
    return first == READ && second == WRITE ? "back" : "whole";
  }
}
