package org.gatehouse.shell.command;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.felix.service.command.Descriptor;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.shell.line.CommandFailure;
import org.gatehouse.shell.line.Synopsis;
import org.gatehouse.shell.line.Words;
import org.gatehouse.shell.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A group of commands. A command is a public method with a descriptor (the summary) whose last
 * parameter takes the words and has one too (usage and details).
 */
public abstract class Commands {
  /** The scope of all that belong to no module. */
  static final String SCOPE = "lsm";

  static final String JSON = "--json";

  private final Map<String, Synopsis> synopses = new TreeMap<>();

  /** What a command does with its words. */
  @FunctionalInterface
  interface Body {
    @Nullable Object run(Words words);
  }

  /** Reads the descriptors of commands of {@link #SCOPE}. */
  protected Commands() {
    this(SCOPE);
  }

  /** Reads the descriptors of commands of another scope. */
  protected Commands(String scope) {
    this(scope, UnaryOperator.identity());
  }

  /** The same where the names of methods become the names of commands in some way. */
  protected Commands(String scope, UnaryOperator<String> names) {
    for (Method method : getClass().getMethods()) {
      Descriptor summary = method.getAnnotation(Descriptor.class);
      if (summary != null) {
        String command = scope + ":" + names.apply(method.getName());
        synopses.put(method.getName(), Synopsis.of(command, summary.value(), usage(method)));
      }
    }
  }

  private static String usage(Method method) {
    Annotation[][] parameters = method.getParameterAnnotations();
    return Arrays.stream(parameters[parameters.length - 1])
        .filter(Descriptor.class::isInstance)
        .map(a -> ((Descriptor) a).value())
        .findFirst()
        .orElse("");
  }

  /** What the commands accept. */
  final Collection<Synopsis> synopses() {
    return synopses.values();
  }

  /** Runs a command, or explains it; a refusal becomes one line that names the command. */
  final @Nullable Object call(String name, String[] words, Body body) {
    Synopsis synopsis = synopses.get(name);
    if (synopsis == null) {
      throw new IllegalArgumentException(name);
    }
    try {
      Words sorted = synopsis.parse(words);
      return sorted.has(Synopsis.HELP) ? synopsis.help() : body.run(sorted);
    } catch (LsmException e) {
      throw CommandFailure.of(synopsis.command(), e);
    }
  }

  /** The result as the words want it. */
  static Object show(Words words, Shown result) {
    return words.has(JSON) ? result.json() : result;
  }
}
