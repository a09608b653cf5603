package org.gatehouse.agent.probe;

import static org.gatehouse.bridge.Operation.CLASS_DEFINE;
import static org.gatehouse.bridge.Operation.CLASS_DEFINE_LOOKUP;
import static org.gatehouse.bridge.Operation.DIAGNOSTIC_COMMAND;
import static org.gatehouse.bridge.Operation.ENVIRONMENT_READ;
import static org.gatehouse.bridge.Operation.EXIT;
import static org.gatehouse.bridge.Operation.FILTER_SET;
import static org.gatehouse.bridge.Operation.GLOBAL_SET;
import static org.gatehouse.bridge.Operation.HALT;
import static org.gatehouse.bridge.Operation.HEAP_DUMP;
import static org.gatehouse.bridge.Operation.JMX_REGISTER;
import static org.gatehouse.bridge.Operation.LOADER_CREATE;
import static org.gatehouse.bridge.Operation.LOADER_CREATED;
import static org.gatehouse.bridge.Operation.LOG_SET;
import static org.gatehouse.bridge.Operation.MODULE_OPEN;
import static org.gatehouse.bridge.Operation.NATIVE_LOAD;
import static org.gatehouse.bridge.Operation.PRIVATE_LOOKUP;
import static org.gatehouse.bridge.Operation.PROCESS_INFO;
import static org.gatehouse.bridge.Operation.PROCESS_KILL;
import static org.gatehouse.bridge.Operation.PROCESS_START;
import static org.gatehouse.bridge.Operation.PROPERTY_READ;
import static org.gatehouse.bridge.Operation.PROPERTY_WRITE;
import static org.gatehouse.bridge.Operation.PROXY_DEFINE;
import static org.gatehouse.bridge.Operation.SCRIPT;
import static org.gatehouse.bridge.Operation.SECURITY_READ;
import static org.gatehouse.bridge.Operation.SECURITY_SET;
import static org.gatehouse.bridge.Operation.SERVICE_LOAD;
import static org.gatehouse.bridge.Operation.SET_ACCESSIBLE;
import static org.gatehouse.bridge.Operation.SHUTDOWN_HOOK;
import static org.gatehouse.bridge.Operation.THREAD_CREATED;
import static org.gatehouse.bridge.Operation.THREAD_INTERRUPT;
import static org.gatehouse.bridge.Operation.THREAD_LIST;
import static org.gatehouse.bridge.Operation.THREAD_MODIFY;
import static org.gatehouse.bridge.Operation.THREAD_PRIORITY;
import static org.gatehouse.bridge.Operation.THREAD_STACK;
import static org.gatehouse.bridge.Operation.THREAD_START;
import static org.gatehouse.bridge.Operation.TIMEZONE_SET;
import static org.gatehouse.bridge.Operation.VM_OPTION;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.net.ProxySelector;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import javax.management.ObjectName;
import javax.script.ScriptEngineManager;
import org.gatehouse.bridge.Operation;

/** Processes, code, reflection, threads, and what belongs to the whole JVM. */
final class OtherProbes {
  private static final String SECURITY = "SecurityException";

  private final List<Probe> probes;
  private final Path folder;

  private OtherProbes(List<Probe> probes, Path folder) {
    this.probes = probes;
    this.folder = folder;
  }

  static void add(List<Probe> probes, Path folder) {
    OtherProbes others = new OtherProbes(probes, folder);
    others.processes();
    others.code();
    others.reflection();
    others.threads();
    others.properties();
    others.defaults();
    others.management();
  }

  private void add(String name, Operation operation, String denial, Callable<?> action) {
    probes.add(new Probe(name, operation, denial, action));
  }

  private void set(String name, Operation operation, Runnable action) {
    add(
        name,
        operation,
        SECURITY,
        () -> {
          action.run();
          return null;
        });
  }

  private void processes() {
    add(
        "ProcessBuilder",
        PROCESS_START,
        "IOException",
        () -> new ProcessBuilder("true").start().waitFor());
    add(
        "Runtime.exec",
        PROCESS_START,
        "IOException",
        () -> Runtime.getRuntime().exec(new String[] {"true"}).waitFor());
    add(
        "Process.destroy",
        PROCESS_KILL,
        SECURITY,
        () -> {
          Process sleeper = new ProcessBuilder("sleep", "5").start();
          sleeper.destroy();
          return sleeper.waitFor();
        });
    add("ProcessHandle.info", PROCESS_INFO, SECURITY, () -> ProcessHandle.current().info());
    add("ProcessHandle.allProcesses", PROCESS_INFO, SECURITY, () -> ProcessHandle.allProcesses());
    probes.add(new Probe("System.exit", EXIT, SECURITY, null));
    probes.add(new Probe("Runtime.halt", HALT, SECURITY, null));
    Thread hook = new Thread(() -> {});
    set(
        "addShutdownHook",
        SHUTDOWN_HOOK,
        () -> {
          Runtime.getRuntime().addShutdownHook(hook);
          Runtime.getRuntime().removeShutdownHook(hook);
        });
  }

  /** A loader that defines one class from its bytes. */
  private static final class Own extends ClassLoader {
    Own() {
      super(Own.class.getClassLoader());
    }

    Class<?> define() throws Exception {
      String file = Defined.class.getName().replace('.', '/') + ".class";
      try (InputStream in = Own.class.getClassLoader().getResourceAsStream(file)) {
        byte[] content = in.readAllBytes();
        return defineClass(Defined.class.getName(), content, 0, content.length);
      }
    }
  }

  private static final class Defined {}

  private void code() {
    add("own class loader", LOADER_CREATE, SECURITY, Own::new);
    add("own class loader, recorded", LOADER_CREATED, SECURITY, Own::new);
    add("URLClassLoader", LOADER_CREATE, SECURITY, () -> new URLClassLoader(new URL[0]));
    Own loader = new Own();
    add(
        "defineClass",
        CLASS_DEFINE,
        SECURITY,
        () -> loader.getClass() == Own.class ? new Own().define() : null);
    add(
        "Lookup.defineHiddenClass",
        CLASS_DEFINE_LOOKUP,
        "IllegalAccessException",
        () -> MethodHandles.lookup().defineHiddenClass(bytes(), false));
    add(
        "Proxy",
        PROXY_DEFINE,
        SECURITY,
        () ->
            Proxy.newProxyInstance(
                OtherProbes.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (proxy, method, arguments) -> null));
    add("ServiceLoader", SERVICE_LOAD, SECURITY, () -> ServiceLoader.load(Runnable.class));
    add("ScriptEngineManager", SCRIPT, SECURITY, ScriptEngineManager::new);
    set("System.load", NATIVE_LOAD, "UnsatisfiedLinkError");
  }

  private void set(String name, Operation operation, String denial) {
    String library = Path.of(System.getProperty("java.home"), "lib", "libprefs.so").toString();
    add(
        name,
        operation,
        denial,
        () -> {
          System.load(library);
          return null;
        });
  }

  private static byte[] bytes() throws Exception {
    String file = Defined.class.getName().replace('.', '/') + ".class";
    try (InputStream in = OtherProbes.class.getClassLoader().getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }

  private int secret;

  private void reflection() {
    set(
        "setAccessible",
        SET_ACCESSIBLE,
        "InaccessibleObjectException",
        () -> {
          OtherProbes.class.getDeclaredField("secret").setAccessible(true);
          return secret;
        });
    add(
        "privateLookupIn",
        PRIVATE_LOOKUP,
        "IllegalAccessException",
        () -> MethodHandles.privateLookupIn(OtherProbes.class, MethodHandles.lookup()));
    add(
        "Module.addOpens",
        MODULE_OPEN,
        SECURITY,
        () ->
            OtherProbes.class
                .getModule()
                .addOpens("org.gatehouse.agent.probe", Object.class.getModule()));
  }

  private void set(String name, Operation operation, String denial, Callable<?> action) {
    add(name, operation, denial, action);
  }

  private void threads() {
    add("new Thread", THREAD_CREATED, SECURITY, () -> new Thread(() -> {}));
    set("Thread.start", THREAD_START, () -> new Thread(() -> {}).start());
    set("setPriority", THREAD_PRIORITY, () -> new Thread(() -> {}).setPriority(1));
    set("interrupt", THREAD_INTERRUPT, () -> new Thread(() -> {}).interrupt());
    set("setName", THREAD_MODIFY, () -> new Thread(() -> {}).setName("probe"));
    add("getStackTrace", THREAD_STACK, SECURITY, () -> new Thread(() -> {}).getStackTrace());
    add("getAllStackTraces", THREAD_STACK, SECURITY, Thread::getAllStackTraces);
    add(
        "dumpAllThreads",
        THREAD_STACK,
        SECURITY,
        () -> threadBean().dumpAllThreads(false, false).length);
    add(
        "ThreadGroup.enumerate",
        THREAD_LIST,
        SECURITY,
        () -> Thread.currentThread().getThreadGroup().enumerate(new Thread[9]));
  }

  private static ThreadMXBean threadBean() {
    return ManagementFactory.getThreadMXBean();
  }

  private void properties() {
    add("System.getProperty", PROPERTY_READ, SECURITY, () -> System.getProperty("user.home"));
    add("Integer.getInteger", PROPERTY_READ, SECURITY, () -> Integer.getInteger("none"));
    add("System.getProperties", PROPERTY_READ, SECURITY, System::getProperties);
    add("System.setProperty", PROPERTY_WRITE, SECURITY, () -> System.setProperty("probe", "1"));
    add("System.getenv", ENVIRONMENT_READ, SECURITY, () -> System.getenv("PATH"));
    add("System.getenv, all", ENVIRONMENT_READ, SECURITY, () -> System.getenv());
    add(
        "ProcessBuilder.environment",
        ENVIRONMENT_READ,
        SECURITY,
        () -> new ProcessBuilder("true").environment().size());
    add("Security.getProperty", SECURITY_READ, SECURITY, () -> Security.getProperty("none"));
    set("Security.setProperty", SECURITY_SET, () -> Security.setProperty("probe", "1"));
  }

  private void defaults() {
    set("Locale.setDefault", GLOBAL_SET, () -> Locale.setDefault(Locale.getDefault()));
    set("System.setOut", GLOBAL_SET, () -> System.setOut(System.out));
    set("ProxySelector", GLOBAL_SET, () -> ProxySelector.setDefault(ProxySelector.getDefault()));
    set("FileNameMap", GLOBAL_SET, () -> URLConnection.setFileNameMap(n -> null));
    set("TimeZone.setDefault", TIMEZONE_SET, () -> TimeZone.setDefault(TimeZone.getDefault()));
    probes.add(new Probe("setSerialFilter", FILTER_SET, SECURITY, null));
    set("LogManager.reset", LOG_SET, () -> LogManager.getLogManager().reset());
  }

  /** What cannot be done and undone is only tried where it is denied. */
  static void once(Operation operation) {
    switch (operation) {
      case EXIT -> System.exit(3);
      case HALT -> Runtime.getRuntime().halt(3);
      default -> ObjectInputFilter.Config.setSerialFilter(info -> null);
    }
  }

  private void management() {
    add(
        "registerMBean",
        JMX_REGISTER,
        SECURITY,
        () -> {
          ObjectName name = new ObjectName("probe:type=Probe");
          var server = ManagementFactory.getPlatformMBeanServer();
          server.registerMBean(new javax.management.timer.Timer(), name);
          server.unregisterMBean(name);
          return name;
        });
    add(
        "dumpHeap",
        HEAP_DUMP,
        SECURITY,
        () -> {
          Path file = folder.resolve("heap.hprof");
          java.nio.file.Files.deleteIfExists(file);
          diagnostic().dumpHeap(file.toString(), true);
          return null;
        });
    set(
        "setVMOption",
        VM_OPTION,
        () -> diagnostic().setVMOption("HeapDumpOnOutOfMemoryError", "false"));
    add("DiagnosticCommand", DIAGNOSTIC_COMMAND, SECURITY, () -> command("vmVersion"));
  }

  private static Object command(String name) throws Exception {
    ObjectName bean = new ObjectName("com.sun.management:type=DiagnosticCommand");
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .invoke(bean, name, new Object[0], new String[0]);
    } catch (javax.management.RuntimeMBeanException e) {
      throw e.getTargetException();
    }
  }

  private static HotSpotDiagnosticMXBean diagnostic() {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
  }
}
