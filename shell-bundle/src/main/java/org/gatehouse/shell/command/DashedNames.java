package org.gatehouse.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * Commands with a dash in their names: Gogo finds commands as methods, and no method has such a
 * name, so each is a service of its own.
 */
final class DashedNames {
  /** A command, called with its words. */
  @FunctionalInterface
  interface Command {
    @Nullable Object run(CommandSession session, String[] words);
  }

  private final List<ServiceRegistration<?>> registered = new ArrayList<>();

  /** Offers commands by their names. */
  DashedNames(BundleContext context, String scope, Map<String, Command> commands) {
    commands.forEach((name, command) -> registered.add(offer(context, scope, name, command)));
  }

  private static ServiceRegistration<?> offer(
      BundleContext context, String scope, String name, Command command) {
    Function function =
        (session, words) ->
            command.run(session, words.stream().map(String::valueOf).toArray(String[]::new));
    return context.registerService(
        Function.class,
        function,
        FrameworkUtil.asDictionary(
            Map.of("osgi.command.scope", scope, "osgi.command.function", new String[] {name})));
  }

  /** Takes them back. */
  void close() {
    registered.forEach(ServiceRegistration::unregister);
  }
}
