package org.gatehouse.apparmor.module;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gatehouse.apparmor.decide.ChangeHat;
import org.gatehouse.apparmor.decide.ChangeProfile;
import org.gatehouse.apparmor.decide.Confinement;
import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.Transition;
import org.gatehouse.apparmor.record.Records;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.object.Cred;
import org.jspecify.annotations.Nullable;

/**
 * What a task writes into its own attributes (Linux 6.1 security/apparmor/{lsm,procattr}.c): {@code
 * changehat TOKEN^HAT}, further hats behind a zero byte or another {@code ^}, and {@code changehat
 * TOKEN^} to leave; {@code changeprofile NAME}, {@code stack NAME}; {@code permhat} and {@code
 * permprofile} only ask. The exec attribute takes {@code exec NAME} and {@code stack NAME}.
 */
final class OwnProfile {
  private static final int MOST_HATS = 16;

  private final Judge judge;
  private final Records records;

  OwnProfile(Judge judge, Records records) {
    this.judge = judge;
    this.records = records;
  }

  /** What a command does, and what records call it once it is done. */
  private record Step(
      Function<Confinement, Transition> step, BiFunction<Label, Transition, Asked> asked) {}

  /**
   * Takes a command.
   *
   * @param hook the kernel name of the hook that it came by
   */
  Reply<Integer> set(Cred subject, Attribute attribute, byte[] value, String hook) {
    if (judge.state(subject).isKilled()) {
      return Reply.error(Errno.EACCES);
    }
    String text = new String(value, StandardCharsets.ISO_8859_1).replaceFirst("[\0\\s]+$", "");
    String[] words = text.stripLeading().split(" +", 2);
    if (words.length < 2 || words[1].isEmpty()) {
      return Reply.error(Errno.EINVAL);
    }
    try {
      Errno error = error(subject, attribute + " " + words[0], words[1], hook);
      return error == null ? Reply.of(value.length) : Reply.error(error);
    } catch (LsmException e) {
      return Reply.error(e.errno());
    }
  }

  private @Nullable Errno error(Cred subject, String command, String argument, String hook) {
    LoadedPolicy now = judge.policy();
    Step step = step(now, command, argument);
    TaskState task = judge.state(subject);
    Label before = task.label();
    Transition made =
        command.contains(" perm") ? task.look(now, step.step) : task.change(now, step.step);
    Decision decision = made.decision();
    if (decision.kill()) {
      judge.end(subject);
    }
    if (!decision.findings().isEmpty()) {
      Asked asked = step.asked.apply(before, made);
      String text = Wording.records(decision, subject.task(), asked);
      records.changed(text, subject.toString(), hook);
    }
    return decision.error();
  }

  private static Step step(LoadedPolicy now, String command, String argument) {
    return switch (command) {
      case "CURRENT changehat", "CURRENT permhat" -> hat(now, argument);
      case "CURRENT changeprofile", "CURRENT permprofile" -> profile(now, argument, false);
      case "CURRENT stack" -> profile(now, stacked(argument), false);
      case "EXEC exec" -> profile(now, argument, true);
      case "EXEC stack" -> profile(now, stacked(argument), true);
      default -> throw new LsmException(Errno.EINVAL, command);
    };
  }

  private static String stacked(String name) {
    return name.startsWith("&") ? name : "&" + name;
  }

  private static Step profile(LoadedPolicy now, String name, boolean atExec) {
    return new Step(
        task -> ChangeProfile.change(now, task, name, atExec),
        (before, made) -> AskedChange.profile(now, before, name, atExec, made));
  }

  private static Step hat(LoadedPolicy now, String argument) {
    int end = argument.indexOf('^');
    String digits = argument.substring(0, Math.max(end, 0)).replaceFirst("^0[xX]", "");
    if (!digits.matches("[0-9a-fA-F]{1,16}")) {
      throw new LsmException(Errno.EINVAL, "changehat needs TOKEN^");
    }
    long token = Long.parseUnsignedLong(digits, 16);
    List<String> hats = new ArrayList<>(List.of(argument.substring(end + 1).split("[\0^]")));
    hats.removeIf(String::isEmpty);
    if (hats.isEmpty() && token == 0) {
      throw new LsmException(Errno.EINVAL, "neither a hat nor a token");
    }
    List<String> first = hats.subList(0, Math.min(MOST_HATS, hats.size()));
    return new Step(
        hats.isEmpty()
            ? task -> ChangeHat.leave(now, task, token)
            : task -> ChangeHat.enter(now, task, first, token),
        (before, made) -> AskedChange.hat(first, made));
  }
}
