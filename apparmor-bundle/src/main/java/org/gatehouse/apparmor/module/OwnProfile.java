package org.gatehouse.apparmor.module;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.apparmor.decide.ChangeHat;
import org.gatehouse.apparmor.decide.ChangeProfile;
import org.gatehouse.apparmor.decide.Confinement;
import org.gatehouse.apparmor.decide.Decision;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.Transition;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.object.Cred;

/**
 * What a task writes into its own attributes (Linux 6.1 security/apparmor/{lsm,procattr}.c): {@code
 * changehat TOKEN^HAT}, further hats behind a zero byte or another {@code ^}, and {@code changehat
 * TOKEN^} to leave; {@code changeprofile NAME}, {@code stack NAME}; {@code permhat} and {@code
 * permprofile} only ask. The exec attribute takes {@code exec NAME} and {@code stack NAME}.
 */
final class OwnProfile {
  private static final int MOST_HATS = 16;

  private final Judge judge;

  OwnProfile(Judge judge) {
    this.judge = judge;
  }

  Reply<Integer> set(Cred subject, Attribute attribute, byte[] value) {
    if (judge.state(subject).isKilled()) {
      return Reply.error(Errno.EACCES);
    }
    String text = new String(value, StandardCharsets.ISO_8859_1).replaceFirst("[\0\\s]+$", "");
    String[] words = text.stripLeading().split(" +", 2);
    if (words.length < 2 || words[1].isEmpty()) {
      return Reply.error(Errno.EINVAL);
    }
    try {
      return reply(subject, attribute + " " + words[0], words[1], value.length);
    } catch (LsmException e) {
      return Reply.error(e.errno());
    }
  }

  private Reply<Integer> reply(Cred subject, String command, String argument, int size) {
    LoadedPolicy now = judge.policy();
    Function<Confinement, Transition> step = step(now, command, argument);
    TaskState task = judge.state(subject);
    Transition made = command.contains(" perm") ? task.look(now, step) : task.change(now, step);
    Decision decision = made.decision();
    if (decision.kill()) {
      judge.end(subject);
    }
    Errno error = decision.error();
    return error == null ? Reply.of(size) : Reply.error(error);
  }

  private static Function<Confinement, Transition> step(
      LoadedPolicy now, String command, String argument) {
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

  private static Function<Confinement, Transition> profile(
      LoadedPolicy now, String name, boolean atExec) {
    return task -> ChangeProfile.change(now, task, name, atExec);
  }

  private static Function<Confinement, Transition> hat(LoadedPolicy now, String argument) {
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
    return hats.isEmpty()
        ? task -> ChangeHat.leave(now, task, token)
        : task -> ChangeHat.enter(now, task, first, token);
  }
}
