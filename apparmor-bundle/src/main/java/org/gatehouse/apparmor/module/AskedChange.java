package org.gatehouse.apparmor.module;

import java.util.List;
import org.gatehouse.apparmor.decide.Finding;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.Transition;
import org.gatehouse.apparmor.record.RecordText;

/**
 * Another profile or hat that a task asks for (Linux 6.1 aa_change_profile, aa_change_hat).
 *
 * @param operation as the kernel calls it
 * @param name of the profile as it was asked for, or of the hat; empty if none was found
 * @param target what the task becomes; empty if nothing was found
 */
record AskedChange(String operation, String name, String target) implements Asked {
  private static final String HAT = "change_hat";

  /** A profile, now or at the next exec; with {@code &} before it to be stacked on top. */
  static AskedChange profile(
      LoadedPolicy now, Label before, String written, boolean atExec, Transition made) {
    boolean stack = written.startsWith("&");
    String name = stack ? written.substring(1) : written;
    Label known = now.label(name, before.namespace());
    boolean learns = known == null && made.decision().allowed();
    Label target = !learns ? known : atExec ? made.after().onexec() : made.after().label();
    return new AskedChange(operation(stack, atExec), name, target == null ? "" : target.toString());
  }

  private static String operation(boolean stack, boolean atExec) {
    return (stack ? "stack" : "change") + (atExec ? "_onexec" : stack ? "" : "_profile");
  }

  /** A hat; of several that of the learning profile that the task is in now. */
  static AskedChange hat(List<String> hats, Transition made) {
    Label label = made.after().label();
    boolean denied = !made.decision().allowed();
    String name = hats.stream().filter(hat -> learns(label, hat)).findFirst().orElse("");
    return new AskedChange(HAT, denied ? "" : name, denied ? "" : label.toString());
  }

  private static boolean learns(Label label, String hat) {
    return label.keys().stream().anyMatch(key -> key.learns(hat));
  }

  @Override
  public void describe(RecordText record, Finding finding) {
    if (!target.isEmpty()) {
      record.name("target", target);
    }
  }

  @Override
  public String rule(Finding finding) {
    return operation.equals(HAT) ? "" : "change_profile -> " + RuleName.of(name) + ",";
  }
}
