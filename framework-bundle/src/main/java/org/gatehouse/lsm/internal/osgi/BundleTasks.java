package org.gatehouse.lsm.internal.osgi;

import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.host.Host;
import org.gatehouse.lsm.internal.task.TaskTable;
import org.gatehouse.lsm.object.Task;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Keeps the task table in step with the framework's bundles: installed, started, uninstalled.
 *
 * <p>Who installed a bundle is remembered across restarts, since the framework does not tell it
 * again.
 */
final class BundleTasks implements SynchronousBundleListener {
  private static final int RUNNING = Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

  private final BundleContext context;
  private final Host host;
  private final StateFile state;
  private final BundleNames names;

  BundleTasks(BundleContext context, Host host, StateFile state, BundleNames names) {
    this.context = context;
    this.host = host;
    this.state = state;
    this.names = names;
  }

  /** Makes tasks of the bundles there are, then follows the framework. */
  void open() {
    context.addBundleListener(this);
    for (Bundle bundle : context.getBundles()) {
      install(bundle, state.parent(bundle.getBundleId()));
      if ((bundle.getState() & RUNNING) != 0) {
        start(bundle);
      }
    }
  }

  void close() {
    context.removeBundleListener(this);
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    Bundle bundle = event.getBundle();
    switch (event.getType()) {
      case BundleEvent.INSTALLED -> installed(event);
      case BundleEvent.STARTING -> start(bundle);
      case BundleEvent.UNINSTALLED -> uninstalled(bundle);
      case BundleEvent.UNRESOLVED -> LinkedRecords.forget();
      default -> {}
    }
  }

  private void installed(BundleEvent event) {
    long parent = event.getOrigin().getBundleId();
    state.setParent(event.getBundle().getBundleId(), parent);
    install(event.getBundle(), parent);
  }

  private synchronized void install(Bundle bundle, long parentId) {
    TaskTable tasks = host.tasks();
    long id = bundle.getBundleId();
    if (tasks.find(id).isPresent()) {
      return;
    }
    Task parent = tasks.find(parentId).orElse(tasks.framework());
    String name = bundle.getSymbolicName();
    try {
      String own = name == null ? "bundle-" + id : name;
      tasks.fork(id, own, parent, names.isOwn(own, bundle, tasks.all()));
    } catch (LsmException e) {
      String why = "no task: " + e.getMessage();
      host.reporter()
          .tell(AuditEvent.Type.DENIED, "task_alloc", parent.toString(), "" + id, e.errno(), why);
    }
  }

  private void start(Bundle bundle) {
    host.tasks().find(bundle.getBundleId()).ifPresent(task -> exec(task, bundle));
  }

  private void exec(Task task, Bundle bundle) {
    if (task == host.tasks().framework()) {
      return;
    }
    host.tasks().name(task, names.isOwn(task.name(), bundle, host.tasks().all()));
    try {
      host.tasks().exec(task, host.tasks().prepare(task));
    } catch (LsmException e) {
      String why = "the new incarnation keeps the old creds: " + e.getMessage();
      host.reporter()
          .tell(AuditEvent.Type.DENIED, "cred_prepare", task.toString(), "", e.errno(), why);
    }
  }

  private void uninstalled(Bundle bundle) {
    host.tasks().find(bundle.getBundleId()).ifPresent(host.objects()::exit);
    state.removeParent(bundle.getBundleId());
    giveUpPlaces(bundle);
  }

  private void giveUpPlaces(Bundle bundle) {
    try {
      host.modules().uninstalled(bundle.getBundleId()).forEach(state::remove);
    } catch (LsmException e) {
      String why = "the place of its module stays: " + e.getMessage();
      host.reporter().tell(AuditEvent.Type.STACK, "stack_disable", "", "" + bundle, e.errno(), why);
    }
  }
}
