package org.gatehouse.itests.confined;

import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;

/** Offers what an application does as commands of the shell, so that a test can ask for it. */
final class Commands {
  private Commands() {}

  static void offer(BundleContext context, Object application, String scope, String... functions) {
    Map<String, Object> command =
        Map.of("osgi.command.scope", scope, "osgi.command.function", functions);
    String type = application.getClass().getName();
    context.registerService(type, application, new Hashtable<>(command));
  }
}
