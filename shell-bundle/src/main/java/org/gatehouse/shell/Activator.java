package org.gatehouse.shell;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.gatehouse.shell.session.Boot;
import org.gatehouse.shell.session.Ending;
import org.gatehouse.shell.session.ScriptRunner;
import org.gatehouse.shell.terminal.Console;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Starts the script or the console that the launcher asked for, on a thread of its own. */
public final class Activator implements BundleActivator {
  private static final long STOP_MILLIS = 2000;
  private static final String MARK = "gatehouse.script.begun";

  private volatile boolean stopping;
  private @Nullable Thread session;

  @Override
  public void start(BundleContext context) throws InvalidSyntaxException {
    Runnable work = work(context);
    if (work != null) {
      Thread thread = new Thread(work, "gatehouse-shell");
      thread.start();
      session = thread;
    }
  }

  private @Nullable Runnable work(BundleContext context) throws InvalidSyntaxException {
    String script = context.getProperty("gatehouse.script");
    if (script != null) {
      return isFirst(context) ? script(context, script) : null;
    }
    boolean interactive = "interactive".equals(context.getProperty("gatehouse.mode"));
    return interactive
        ? new Console(context, new Boot(context), new Ending(framework(context)), () -> stopping)
        : null;
  }

  /** It stays valid when this bundle stops. */
  private static BundleContext framework(BundleContext context) {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
  }

  /**
   * Whether this bundle starts for the first time in this run. A script that restarts the bundle
   * must not begin anew, so the mark is the framework's and not the bundle's.
   */
  private static boolean isFirst(BundleContext context) throws InvalidSyntaxException {
    BundleContext framework = framework(context);
    if (!framework.getServiceReferences(Object.class, "(" + MARK + "=true)").isEmpty()) {
      return false;
    }
    framework.registerService(
        Object.class, new Object(), FrameworkUtil.asDictionary(Map.of(MARK, true)));
    return true;
  }

  /** The process's own streams: {@code System.out} is redirected per thread by Gogo. */
  private static Runnable script(BundleContext context, String script) {
    String name = context.getProperty("gatehouse.script.name");
    return new ScriptRunner(
        context,
        new ScriptRunner.Script(Path.of(script), name == null ? script : name),
        new ScriptRunner.Streams(
            new FileInputStream(FileDescriptor.in),
            new PrintStream(new FileOutputStream(FileDescriptor.out), true),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true)),
        new Boot(context),
        new Ending(framework(context)));
  }

  @Override
  public void stop(BundleContext context) throws InterruptedException {
    stopping = true;
    Thread thread = session;
    if (thread != null) {
      thread.interrupt();
      thread.join(STOP_MILLIS);
    }
  }
}
