package org.gatehouse.torture.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.function.BiFunction;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.torture.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;

/** Starts an application's threads; stopping the bundle ends every call that has begun. */
public final class AppActivator implements BundleActivator {
  private static final long LONGEST_CALL_MILLIS = 10_000;

  private final List<Caller> callers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Students students = new Students();
  private @Nullable Files files;

  /** For the framework. */
  public AppActivator() {}

  @Override
  public void start(BundleContext context) throws BundleException {
    Tasks tasks = service(context, Tasks.class);
    Cred cred = tasks.find(context.getBundle().getBundleId()).orElseThrow().cred();
    Files mine =
        new Files(service(context, ObjectTable.class), cred, context.getDataFile("").toPath());
    files = mine;
    Asking asking = new Asking(service(context, HookTable.class), cred, tasks.framework(), mine);
    start(context, asking, "Demo-Threads", Threads::platform);
    start(context, asking, "Demo-Virtual", Threads::virtual);
    teach(context);
  }

  private void start(
      BundleContext context,
      Asking asking,
      String header,
      BiFunction<Runnable, String, Thread> starter)
      throws BundleException {
    Dictionary<String, String> headers = context.getBundle().getHeaders("");
    int wanted = Integer.parseInt(headers.get(header));
    for (int i = 0; i < wanted; i++) {
      Caller caller =
          new Caller(asking, service(context, Stacker.class), service(context, Ledger.class));
      callers.add(caller);
      threads.add(starter.apply(caller, headers.get("Demo-Name") + "-" + i));
    }
  }

  private void teach(BundleContext context) throws BundleException {
    Dictionary<String, String> headers = context.getBundle().getHeaders("");
    int wanted = Integer.parseInt(headers.get("Demo-Students"));
    try {
      students.start(wanted, headers.get("Demo-Name"), service(context, Ledger.class));
    } catch (IOException e) {
      throw new BundleException("a lesson cannot be read", e);
    }
  }

  private static <T> T service(BundleContext context, Class<T> type) throws BundleException {
    ServiceReference<T> reference = context.getServiceReference(type);
    if (reference == null) {
      throw new BundleException("no service " + type.getName());
    }
    return context.getService(reference);
  }

  @Override
  public void stop(BundleContext context) throws InterruptedException {
    students.stop();
    callers.forEach(Caller::stop);
    for (Thread thread : threads) {
      thread.join(LONGEST_CALL_MILLIS);
    }
    if (files != null) {
      files.closeAll();
    }
  }
}
