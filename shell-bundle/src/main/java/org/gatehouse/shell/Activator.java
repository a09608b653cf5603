package org.gatehouse.shell;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.gatehouse.shell.session.Boot;
import org.gatehouse.shell.session.Ending;
import org.gatehouse.shell.session.ScriptRunner;
import org.gatehouse.shell.terminal.Console;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts the script or the console that the launcher asked for, on a thread of its own. */
public final class Activator implements BundleActivator {
  private static final long STOP_MILLIS = 2000;

  private @Nullable Thread session;

  @Override
  public void start(BundleContext context) {
    Runnable work = work(context);
    if (work != null) {
      Thread thread = new Thread(work, "gatehouse-shell");
      thread.start();
      session = thread;
    }
  }

  private static @Nullable Runnable work(BundleContext context) {
    String script = context.getProperty("gatehouse.script");
    if (script != null) {
      return script(context, script);
    }
    boolean interactive = "interactive".equals(context.getProperty("gatehouse.mode"));
    return interactive ? new Console(context, new Boot(context), new Ending(context)) : null;
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
        new Ending(context));
  }

  @Override
  public void stop(BundleContext context) throws InterruptedException {
    Thread thread = session;
    if (thread != null) {
      thread.interrupt();
      thread.join(STOP_MILLIS);
    }
  }
}
