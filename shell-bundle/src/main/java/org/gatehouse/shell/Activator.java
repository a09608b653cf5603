package org.gatehouse.shell;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.gatehouse.shell.session.Boot;
import org.gatehouse.shell.session.Ending;
import org.gatehouse.shell.session.Marks;
import org.gatehouse.shell.session.ScriptRunner;
import org.gatehouse.shell.session.Session;
import org.gatehouse.shell.terminal.Console;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Starts the script or the console that the launcher asked for, on a thread of its own. */
public final class Activator implements BundleActivator {
  private static final long STOP_MILLIS = 2000;
  private static final String SCRIPT = "gatehouse.script.permit";
  private static final String TERMINAL = "gatehouse.terminal.permit";

  private @Nullable Session session;
  private @Nullable Thread thread;

  @Override
  public void start(BundleContext context) {
    Session asked = asked(context);
    if (asked != null) {
      Thread own = new Thread(asked, "gatehouse-shell");
      own.start();
      session = asked;
      thread = own;
    }
  }

  private static @Nullable Session asked(BundleContext context) {
    Marks marks = new Marks(framework(context));
    String script = context.getProperty("gatehouse.script");
    if (script != null) {
      // Once in a run: a script that restarts this bundle must not begin anew.
      return marks.permit(SCRIPT).tryAcquire() ? script(context, script) : null;
    }
    boolean interactive = "interactive".equals(context.getProperty("gatehouse.mode"));
    return interactive
        ? new Console(
            context, new Boot(context), marks.permit(TERMINAL), new Ending(framework(context)))
        : null;
  }

  /** It stays valid when this bundle stops. */
  private static BundleContext framework(BundleContext context) {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
  }

  /** The process's own streams: {@code System.out} is redirected per thread by Gogo. */
  private static Session script(BundleContext context, String script) {
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
    Session running = session;
    Thread own = thread;
    if (running == null || own == null) {
      return;
    }
    running.stop();
    if (running.isIdle()) {
      own.interrupt();
      own.join(STOP_MILLIS);
    }
  }
}
