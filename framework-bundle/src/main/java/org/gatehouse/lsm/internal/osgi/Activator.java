package org.gatehouse.lsm.internal.osgi;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditLog;
import org.gatehouse.lsm.audit.Refusals;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.internal.audit.AuditFile;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.lsm.internal.host.HostOptions;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.lsm.stacker.HookSets;
import org.gatehouse.lsm.stacker.ModuleCalls;
import org.gatehouse.lsm.stacker.Stacker;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedService;

/**
 * Starts the host in a framework and takes it down with the bundle.
 *
 * <p>Deliberately without Declarative Services: nothing of the core may hang on another bundle that
 * an operator restarts.
 */
public final class Activator implements BundleActivator {
  private final Deque<Runnable> undo = new ArrayDeque<>();

  @Override
  public void start(BundleContext context) throws IOException {
    Properties properties = new Properties(context);
    StateFile state = StateFile.load(context.getDataFile("state.properties").toPath());
    AuditFile file = properties.auditFile();
    undo.push(file::close);
    ConfigReader.Result first = properties.first();
    HostOptions options =
        HostOptions.DEFAULT
            .withConfig(first.config())
            .withLoadable(properties.loadable())
            .withAudit(properties.auditCapacity(), file)
            .withDenyUnrecorded(properties.denyUnrecorded())
            .withPermissive(properties.permissive())
            .withAsymmetric(properties.asymmetric())
            .withOsgi(state, new BundleOrigins(context, properties.policyLevel()));
    Host host = new Host(options);
    undo.push(host::close);
    complain(host, properties, state);
    BundleNames names = new BundleNames(BundleJars.beside(context), first.names());
    follow(context, host, state, names, properties);
    register(context, host);
  }

  private static void complain(Host host, Properties properties, StateFile state) {
    properties
        .complaints()
        .forEach(c -> host.reporter().tell(AuditEvent.Type.CONFIG, "config", "", "", null, c));
    state.complainTo(c -> host.reporter().tell(AuditEvent.Type.CONFIG, "state", "", "", null, c));
  }

  private void follow(
      BundleContext context, Host host, StateFile state, BundleNames names, Properties properties) {
    BundleTasks tasks = new BundleTasks(context, host, state, names);
    tasks.open();
    undo.push(tasks::close);
    ModuleTracker modules = new ModuleTracker(context, host, state);
    modules.open();
    undo.push(modules::close);
    AuditTracker listeners = new AuditTracker(context, host.audit());
    listeners.open();
    undo.push(listeners::close);
    AccessTracker access = new AccessTracker(context);
    access.open();
    undo.push(access::close);
    BootGate gate = new BootGate(context, host, properties);
    gate.open();
    undo.push(gate::close);
    Map<String, Object> pid = Map.of(Constants.SERVICE_PID, StackerConfig.PID);
    ConfigListener config = new ConfigListener(host, modules, names, properties.commandLine());
    add(context.registerService(ManagedService.class, config, FrameworkUtil.asDictionary(pid)));
  }

  private void register(BundleContext context, Host host) {
    add(context.registerService(HookTable.class, host.table(), null));
    add(context.registerService(Tasks.class, host.tasks(), null));
    add(context.registerService(ObjectTable.class, host.objects(), null));
    add(context.registerService(SecurityFs.class, host.tree(), null));
    add(context.registerService(AuditLog.class, host.audit(), null));
    add(context.registerService(ModuleCalls.class, host.calls(), null));
    add(context.registerService(HookSets.class, host.hookSets(), null));
    add(context.registerService(Refusals.class, host.reporter(), null));
    add(context.registerService(Stacker.class, host.stacker(), null));
  }

  private void add(ServiceRegistration<?> registration) {
    undo.push(registration::unregister);
  }

  @Override
  public void stop(BundleContext context) {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
