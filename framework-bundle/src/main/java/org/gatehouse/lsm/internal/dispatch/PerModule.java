package org.gatehouse.lsm.internal.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Reply;
import org.jspecify.annotations.Nullable;

/** Asks each module of the published version for its own answer to a query. */
public final class PerModule {
  private final Published published;

  /** Asks this stack. */
  public PerModule(Published published) {
    this.published = published;
  }

  /**
   * One module's answer.
   *
   * @param module its name
   * @param id its number
   * @param reply the answer; EACCES where it threw or must not be asked
   */
  public record Answer(String module, long id, Reply<?> reply) {}

  /** The answers of all modules that have the hook, in stack order. */
  public List<Answer> ask(String javaName, Object... arguments) {
    return ask(javaName, null, arguments);
  }

  /** The answer of one module, or none where it has not the hook. */
  public List<Answer> askOne(String javaName, String module, Object... arguments) {
    return ask(javaName, module, arguments);
  }

  private List<Answer> ask(String javaName, @Nullable String only, Object[] arguments) {
    HookMethod hook = HookMethods.find(javaName).orElseThrow();
    return published.srcu.read(() -> collect(hook, only, arguments));
  }

  private List<Answer> collect(HookMethod hook, @Nullable String only, Object[] arguments) {
    List<Answer> answers = new ArrayList<>();
    StackVersion version = published.current;
    Query query = new Query(version, hook, arguments);
    for (Place place : version.asked(hook)) {
      if (only == null || place.name().equals(only)) {
        answers.add(new Answer(place.name(), place.id(), query.reply(place)));
      }
    }
    return List.copyOf(answers);
  }

  /** Names of the modules in the stack, in order. */
  public List<String> names() {
    return modules().map(Place::name).toList();
  }

  /** The host's own place, the boot policy, has the number 0 and is no module. */
  private Stream<Place> modules() {
    return published.current.places().stream().filter(place -> place.id() != 0);
  }

  /** The name of the module with this number; empty where it is not in the stack. */
  public String name(long id) {
    return modules().filter(p -> p.id() == id).map(Place::name).findFirst().orElse("");
  }

  /** Numbers of the modules in the stack, in order. */
  public List<Long> ids() {
    return modules().map(Place::id).toList();
  }
}
