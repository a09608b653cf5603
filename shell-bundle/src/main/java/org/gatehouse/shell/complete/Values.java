package org.gatehouse.shell.complete;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.HookInfo;
import org.gatehouse.shell.check.Hooks;

/** Completes the {@code name=value} words of a hook. */
final class Values {
  private static final List<String> SOCKETS =
      List.of(
          "inet:stream", "inet:dgram", "inet6:stream", "inet6:dgram", "unix:stream", "unix:dgram");

  private final Tasks tasks;
  private final Map<Class<?>, Function<String, List<Suggestion>>> byType =
      Map.ofEntries(
          Map.entry(Task.class, word -> subjects()),
          Map.entry(Cred.class, word -> subjects()),
          Map.entry(BundleObject.class, word -> subjects()),
          Map.entry(ProgramObject.class, word -> subjects()),
          Map.entry(FileObject.class, Paths::inFiles),
          Map.entry(PathObject.class, Paths::inFiles),
          Map.entry(Inode.class, Paths::inFiles),
          Map.entry(SocketObject.class, word -> words(SOCKETS)),
          Map.entry(boolean.class, word -> words(List.of("true", "false"))));

  Values(Tasks tasks) {
    this.tasks = tasks;
  }

  /** Names of subjects. */
  List<Suggestion> subjects() {
    Stream<String> live = tasks.all().stream().map(Task::name).distinct();
    return words(Stream.concat(Stream.of("self", "operator"), live).toList());
  }

  /** What may follow the part of the word that is there. */
  List<Suggestion> arguments(HookInfo hook, String word) {
    int equals = word.indexOf('=');
    if (equals < 0) {
      return Hooks.asked(hook).stream().map(p -> Suggestion.begun(p.name() + "=")).toList();
    }
    String name = word.substring(0, equals);
    return Hooks.asked(hook).stream()
        .filter(parameter -> parameter.name().equals(name))
        .flatMap(parameter -> values(parameter.type(), word.substring(equals + 1)).stream())
        .map(value -> value.after(name + "="))
        .toList();
  }

  private List<Suggestion> values(Class<?> type, String word) {
    if (type.isEnum()) {
      return Stream.of(type.getEnumConstants())
          .map(constant -> Suggestion.of(constant.toString().toLowerCase(Locale.ROOT)))
          .toList();
    }
    return byType.getOrDefault(type, any -> List.of()).apply(word);
  }

  static List<Suggestion> words(List<String> words) {
    return words.stream().map(Suggestion::of).toList();
  }
}
