package org.gatehouse.mediation.osgi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.gatehouse.bridge.Bridge;
import org.gatehouse.bridge.FileStats;
import org.gatehouse.lsm.access.AccessCheck;
import org.gatehouse.lsm.access.CredScope;
import org.gatehouse.lsm.access.MediationCoverage;
import org.gatehouse.lsm.audit.Refusals;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.stacker.HookSets;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.mediation.MediationHandler;
import org.gatehouse.mediation.ask.AccessService;
import org.gatehouse.mediation.ask.Rows;
import org.gatehouse.mediation.ask.Surroundings;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Loaders;
import org.gatehouse.mediation.subject.Subject;
import org.gatehouse.mediation.subject.Threads;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;

/**
 * Connects mediation to the bridge, and leaves a closed door behind when it goes, or when
 * framework-bundle does. Deliberately without Declarative Services.
 */
public final class Activator implements BundleActivator, ServiceListener {
  /** The framework property that names the declared libraries. */
  static final String LIBRARIES = "gatehouse.mediation.libraries";

  private static final String PERMISSIVE = "gatehouse.permissive";

  private final Deque<Runnable> undo = new ArrayDeque<>();

  @Override
  public void start(BundleContext context) throws Exception {
    Bundle system = context.getBundle(0);
    boolean again = Token.isTaken();
    Object token = Token.take();
    undo.push(() -> disconnect(token, system));
    try {
      connect(context, token, system.getState() == Bundle.STARTING && !again);
    } catch (Exception | LinkageError e) {
      stop(context);
      throw e;
    }
  }

  private void connect(BundleContext context, Object token, boolean first) throws Exception {
    if (!Boolean.parseBoolean(context.getProperty(PERMISSIVE))) {
      CoverageService.demandComplete();
    }
    Preload.classesOfTheJdk();
    Preload.classesOf(context.getBundle());
    String declared = context.getProperty(LIBRARIES);
    Libraries libraries = new Libraries(context, declared == null ? "" : declared);
    libraries.open();
    undo.push(libraries::close);
    ClassLoader framework = context.getBundle(0).getClass().getClassLoader();
    Surroundings around = surroundings(context, framework, libraries, FileStats.open(token));
    Rows rows = Rows.of(around);
    OsgiRows.addTo(rows, around, framework);
    if (first) {
      adoptThreads(around.threads());
    }
    around.attribution().subject();
    context.addServiceListener(this, "(objectClass=" + HookTable.class.getName() + ")");
    MediationHandler handler = new MediationHandler(around, rows);
    Wiring wiring = new Wiring(new Framework(framework, around), around, handler);
    offer(context.registerService(ResolverHookFactory.class, wiring, null));
    Bridge.connect(token, handler);
    CoverageService coverage = new CoverageService(rows, wiring);
    offer(context.registerService(MediationCoverage.class, coverage, null));
    AccessService access = new AccessService(around);
    offer(context.registerService(AccessCheck.class, access, null));
    offer(context.registerService(CredScope.class, access, null));
  }

  private void offer(ServiceRegistration<?> registration) {
    undo.push(registration::unregister);
  }

  private static Surroundings surroundings(
      BundleContext context,
      ClassLoader framework,
      Libraries libraries,
      @Nullable FileStats stats) {
    Services services = new Services(context);
    Stacker stacker = services.get(Stacker.class);
    Loaders loaders = new Loaders(new FrameworkLoaders(context::getBundle, framework));
    Threads threads = new Threads();
    return new Surroundings(
        services.get(HookTable.class),
        services.get(ObjectTable.class),
        services.get(Tasks.class),
        services.get(HookSets.class),
        services.get(Refusals.class),
        new Attribution(loaders, threads, libraries),
        loaders,
        threads,
        stacker::offersModule,
        stats);
  }

  /** The threads there are before any bundle of an application ran are the framework's. */
  private static void adoptThreads(Threads threads) {
    Thread.getAllStackTraces()
        .keySet()
        .forEach(thread -> threads.created(thread, Subject.FRAMEWORK));
  }

  private static void disconnect(Object token, Bundle system) {
    Bridge.disconnect(token, List.of(Activator.class, HookTable.class, system.getClass()));
  }

  /** The host goes away: nobody can be asked any more. */
  @Override
  public void serviceChanged(ServiceEvent event) {
    Bundle host = FrameworkUtil.getBundle(HookTable.class);
    boolean gone = event.getType() == ServiceEvent.UNREGISTERING;
    if (gone && event.getServiceReference().getBundle().equals(host)) {
      close();
    }
  }

  @Override
  public void stop(BundleContext context) {
    context.removeServiceListener(this);
    close();
  }

  private synchronized void close() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
