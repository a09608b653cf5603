package org.gatehouse.itests;

import static org.osgi.framework.FrameworkUtil.asDictionary;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;

/**
 * A framework with framework-bundle in it that can be started again on the same storage. Its
 * services have classes of their own, so they are called by name.
 */
final class Node implements AutoCloseable {
  private final Framework framework;
  private volatile int status = -1;

  /** Starts on the storage; framework-bundle is installed the first time. */
  Node(Path storage, Map<String, String> properties) throws BundleException {
    Map<String, String> all = new HashMap<>(properties);
    all.put("org.osgi.framework.storage", storage.resolve("cache").toString());
    all.put("gatehouse.state", storage.toString());
    all.put("felix.fileinstall.dir", storage.toString());
    all.put("felix.log.level", "0");
    framework = new FrameworkFactory().newFramework(all);
    framework.init();
    IntConsumer exit = reported -> status = reported;
    context()
        .registerService(IntConsumer.class, exit, asDictionary(Map.of("gatehouse.exit", true)));
    context().installBundle(Platform.location("framework-bundle")).start();
    context().installBundle(Platform.location("org.apache.felix.configadmin"));
    framework.start();
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  Bundle install(ModuleJar jar, String location) throws BundleException {
    return context().installBundle(location, jar.stream());
  }

  /** The folder that framework-bundle keeps its data in. */
  Path data() {
    return frameworkBundle().getDataFile("").toPath();
  }

  Bundle frameworkBundle() {
    return context().getBundle(Platform.location("framework-bundle"));
  }

  /** The status that the host asked the launcher to end with; -1 if it did not. */
  int status() {
    return status;
  }

  /** The state of the module, or {@code gone}. */
  String state(String module) {
    return ((List<?>) call(service("stacker.Stacker"), "list"))
        .stream()
            .filter(info -> call(info, "name").equals(module))
            .map(info -> call(info, "state").toString())
            .findFirst()
            .orElse("gone");
  }

  void enable(String module) {
    call(service("stacker.Stacker"), "enable", operator(), module);
  }

  void disable(String module) {
    call(service("stacker.Stacker"), "disable", operator(), module);
  }

  void lockDown() {
    call(service("stacker.Stacker"), "lockdown", operator());
  }

  /** The symbolic name of the task that installed the bundle. */
  String parent(Bundle bundle) {
    Object task = call(service("module.Tasks"), "named", "" + bundle.getBundleId());
    return (String) call(call(task, "parent"), "name");
  }

  /** The newest audit events, as text. */
  String audit() {
    Object log = service("audit.AuditLog");
    call(log, "flush", 5000L);
    return call(log, "recent", 100).toString();
  }

  /** What the stack answers when the bundle wants to attach to the framework. */
  String attach(Bundle bundle) {
    try {
      Object cred = call(call(service("module.Tasks"), "named", "" + bundle.getBundleId()), "cred");
      Object framework = call(service("module.Tasks"), "framework");
      Class<?> mode = frameworkBundle().loadClass("org.gatehouse.lsm.object.PtraceMode");
      Object attach = mode.getField("ATTACH").get(null);
      return call(service("hook.HookTable"), "ptraceAccessCheck", cred, framework, attach) + "";
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("framework-bundle has another API", e);
    }
  }

  private Object operator() {
    return call(service("module.Tasks"), "operator");
  }

  private Object service(String type) {
    try {
      String name = "org.gatehouse.lsm." + type;
      return context().getService(context().getAllServiceReferences(name, null)[0]);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Object call(Object target, String name, Object... arguments) {
    try {
      for (Method method : target.getClass().getMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
          method.setAccessible(true);
          return method.invoke(target, arguments);
        }
      }
      throw new AssertionError(target.getClass() + " has no " + name);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws BundleException {
    framework.stop();
    try {
      framework.waitForStop(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
