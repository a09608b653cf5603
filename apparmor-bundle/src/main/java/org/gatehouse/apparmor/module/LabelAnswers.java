package org.gatehouse.apparmor.module;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.apparmor.decide.Confinement;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedProfile;
import org.gatehouse.apparmor.record.Records;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.AttributeHooks;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;

/**
 * What confines tasks, as text (Linux 6.1 apparmor_getprocattr): {@code a//&b (enforce)}; files of
 * {@code /proc} end with a newline. {@code prev} and {@code exec} are ENOENT where there is none.
 */
final class LabelAnswers implements AttributeHooks {
  private final Judge judge;
  private final OwnProfile own;

  LabelAnswers(Judge judge, Records records) {
    this.judge = judge;
    this.own = new OwnProfile(judge, records);
  }

  @Override
  public Reply<byte[]> getselfattr(Cred subject, Attribute attribute) {
    return reply(judge.state(subject).confinement(), attribute, "", Errno.EOPNOTSUPP);
  }

  @Override
  public Reply<Integer> setselfattr(Cred subject, Attribute attribute, byte[] value) {
    return attribute == Attribute.CURRENT || attribute == Attribute.EXEC
        ? own.set(subject, attribute, value, "setselfattr")
        : Reply.error(Errno.EOPNOTSUPP);
  }

  @Override
  public Reply<byte[]> getprocattr(Task task, String name) {
    Attribute attribute = attribute(name);
    return attribute == null
        ? Reply.error(Errno.EINVAL)
        : judge
            .subjects()
            .find(task)
            .map(state -> reply(state.shared(), attribute, "\n", Errno.EINVAL))
            .orElse(Reply.error(Errno.EINVAL));
  }

  @Override
  public Reply<Integer> setprocattr(Cred subject, String name, byte[] value) {
    Attribute attribute = attribute(name);
    return attribute == Attribute.CURRENT || attribute == Attribute.EXEC
        ? own.set(subject, attribute, value, "setprocattr")
        : Reply.error(Errno.EINVAL);
  }

  private static @Nullable Attribute attribute(String name) {
    return Stream.of(Attribute.values())
        .filter(each -> each.fileName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private Reply<byte[]> reply(Confinement task, Attribute attribute, String end, Errno notMine) {
    return switch (attribute) {
      case CURRENT -> reply(task.label(), end);
      case PREV -> reply(task.previous(), end);
      case EXEC -> reply(task.onexec(), end);
      case FSCREATE, KEYCREATE, SOCKCREATE -> Reply.error(notMine);
    };
  }

  private Reply<byte[]> reply(@Nullable Label label, String end) {
    return label == null
        ? Reply.error(Errno.ENOENT)
        : Reply.of((text(label) + end).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What confines nothing in a stack is not shown; profiles of several modes are {@code mixed}. */
  private String text(Label label) {
    List<LoadedProfile> shown =
        label.profiles(judge.policy()).stream().filter(each -> !each.unconfined()).toList();
    if (shown.isEmpty()) {
      return label.toString();
    }
    String names =
        shown.stream().map(each -> each.key().toString()).collect(Collectors.joining("//&"));
    long modes = shown.stream().map(LoadedProfile::mode).distinct().count();
    return names + " (" + (modes == 1 ? RuleName.lower(shown.get(0).mode()) : "mixed") + ")";
  }
}
