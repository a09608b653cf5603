package org.gatehouse.itests.attack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The services of the shell and of the host, in a bundle's hands. */
final class Shell {
  private static final String PROCESSOR = "org.apache.felix.service.command.CommandProcessor";

  private Shell() {}

  static void make(Prey prey, Attempts attempts) {
    attempts.act(
        "a file",
        () -> execute(prey, "(new java.io.File " + prey.name() + ") exists").equals("true"));
    attempts.act("list bundles", () -> execute(prey, "felix:lb").contains("test.victim"));
    attempts.act("an operator's command", () -> execute(prey, "lsm:list") != null);
    attempts.act("the stacker", () -> service(prey, "org.gatehouse.lsm.stacker.Stacker") != null);
    attempts.act("the tasks", () -> service(prey, "org.gatehouse.lsm.module.Tasks") != null);
    attempts.act(
        "configurations", () -> service(prey, "org.osgi.service.cm.ConfigurationAdmin") != null);
    attempts.act("a command of its own", () -> registered(prey));
  }

  private static Object service(Prey prey, String name) {
    BundleContext context = prey.context();
    ServiceReference<?> reference = context.getServiceReference(name);
    Object service = reference == null ? null : context.getService(reference);
    if (service == null) {
      throw new IllegalStateException("no service " + name);
    }
    return service;
  }

  private static String execute(Prey prey, String command) throws Exception {
    Object processor = service(prey, PROCESSOR);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(new byte[0]);
    Class<?> type = prey.context().getBundle().loadClass(PROCESSOR);
    Object session =
        type.getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
            .invoke(processor, in, out, out);
    Method execute =
        prey.context()
            .getBundle()
            .loadClass("org.apache.felix.service.command.CommandSession")
            .getMethod("execute", CharSequence.class);
    Object result = execute.invoke(session, command);
    return out.toString(StandardCharsets.UTF_8) + result;
  }

  private static boolean registered(Prey prey) {
    prey.context().registerService(Runnable.class, () -> {}, null).unregister();
    return true;
  }
}
