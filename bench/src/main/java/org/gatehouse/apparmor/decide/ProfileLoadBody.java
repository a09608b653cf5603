package org.gatehouse.apparmor.decide;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two files of profiles are loaded at the same time. */
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Both files' profiles are there.")
@Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "A load was lost.")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "Both loads were lost.")
abstract class ProfileLoadBody {
  private static final CompiledPolicy ONE = compiled("profile one { }\n");
  private static final CompiledPolicy OTHER = compiled("profile other { }\n");

  private static CompiledPolicy compiled(String text) {
    PolicyParser parser =
        new PolicyParser(new IncludePath(List.of(), Path.of("")), Features.DEFAULT);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return CompiledPolicy.of(parser.parse("stress", bytes), Features.DEFAULT);
  }

  /** Changes the policy in force. */
  abstract void change(UnaryOperator<LoadedPolicy> change);

  /** The policy in force. */
  abstract LoadedPolicy now();

  final void loadOne() {
    change(policy -> policy.withFile("one", ONE));
  }

  final void loadOther() {
    change(policy -> policy.withFile("other", OTHER));
  }

  final void judge(L_Result result) {
    result.r1 = now().all().size();
  }
}
