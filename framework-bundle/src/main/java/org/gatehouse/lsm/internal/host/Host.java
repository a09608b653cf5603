package org.gatehouse.lsm.internal.host;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.internal.attr.ModuleCallsService;
import org.gatehouse.lsm.internal.attr.ProcAttr;
import org.gatehouse.lsm.internal.audit.AuditQueue;
import org.gatehouse.lsm.internal.blob.Blobs;
import org.gatehouse.lsm.internal.dispatch.FrontGenerator;
import org.gatehouse.lsm.internal.dispatch.PerModule;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.internal.dispatch.PublishedHooks;
import org.gatehouse.lsm.internal.dispatch.Questions;
import org.gatehouse.lsm.internal.fs.ControlTree;
import org.gatehouse.lsm.internal.fs.HostFiles;
import org.gatehouse.lsm.internal.rcu.Barrier;
import org.gatehouse.lsm.internal.rcu.Reclaimer;
import org.gatehouse.lsm.internal.rcu.Sections;
import org.gatehouse.lsm.internal.rcu.Srcu;
import org.gatehouse.lsm.internal.stack.Gate;
import org.gatehouse.lsm.internal.stack.ModuleStack;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.lsm.internal.stack.StackerService;
import org.gatehouse.lsm.internal.stack.Surroundings;
import org.gatehouse.lsm.internal.task.HostObjects;
import org.gatehouse.lsm.internal.task.TaskTable;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ObjectFactory;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.lsm.stacker.HookSets;

/**
 * A whole host in plain Java: everything but OSGi. The bundle's activator makes one; so do tests
 * and benchmarks.
 */
public final class Host implements AutoCloseable {
  private static final String HOST_PACKAGE = "org.gatehouse.lsm.internal.";

  private final Srcu srcu;
  private final Sections sections = new Sections(FrontGenerator.NAME, HOST_PACKAGE);
  private final Reporter reporter;
  private final AuditQueue audit;
  private final Published published;
  private final HookTable table;
  private final Reclaimer reclaimer;
  private final Blobs blobs;
  private final TaskTable tasks;
  private final HostObjects objects;
  private final Gate gate;
  private final ControlTree tree;
  private final ModuleStack modules;
  private final StackerService stacker;
  private final PerModule perModule;
  private final ExecutorService control = Executors.newSingleThreadExecutor(Host::controlThread);

  /** Starts a host with nothing in its stack. */
  public Host(HostOptions options) {
    this.audit = new AuditQueue(options.auditCapacity(), options.auditSink());
    this.reporter = new Reporter(audit, options.denyUnrecorded(), options.permissive());
    this.srcu = options.asymmetric() ? new Srcu(Barrier.ofProcess()) : new Srcu();
    this.published = new Published(srcu, reporter);
    reporter.watch(published);
    this.table = FrontGenerator.front(published);
    long stall = TimeUnit.SECONDS.toNanos(options.config().stallSeconds());
    this.reclaimer = new Reclaimer(srcu, sections, stall, reporter);
    this.blobs = new Blobs(reclaimer, options.loadable());
    ObjectFactory factory = ObjectFactory.claim();
    this.tasks = new TaskTable(factory, blobs, table);
    this.objects =
        new HostObjects(factory, blobs, table, tasks, options.origins(), options.inodes());
    this.gate = new Gate(published, table, reclaimer::mustNotWait, reporter);
    this.perModule = new PerModule(published);
    ProcAttr attributes = new ProcAttr(perModule, gate);
    this.tree = HostFiles.tree(tasks, attributes, perModule, this::isCapable);
    Surroundings around =
        new Surroundings(
            reclaimer,
            blobs,
            tasks,
            this::addFiles,
            control,
            reporter,
            objects::forgetInodes,
            options.origins()::isInfrastructure,
            options.permissive());
    this.modules = new ModuleStack(published, options.config(), around, gate);
    reporter.onHang(
        call -> control.execute(() -> modules.quarantine().hung(call.module(), call.summary())));
    this.stacker = new StackerService(modules, gate, new Questions(published), options.wanted());
    HostFiles.add(tree, stacker, audit, blobs, attributes, this::isCapable);
  }

  private static Thread controlThread(Runnable work) {
    Thread thread = new Thread(work, "gatehouse-control");
    thread.setDaemon(true);
    return thread;
  }

  private Runnable addFiles(Map<String, ControlFile> files) {
    return tree.addAll(files);
  }

  private boolean isCapable(Cred subject, Capability capability) {
    return !gate.capable(subject, capability).isDenied();
  }

  /** The door to the stack. */
  public HookTable table() {
    return table;
  }

  /** The control service. */
  public StackerService stacker() {
    return stacker;
  }

  /** Registration of modules. */
  public ModuleStack modules() {
    return modules;
  }

  /** The tasks. */
  public TaskTable tasks() {
    return tasks;
  }

  /** The other objects. */
  public HostObjects objects() {
    return objects;
  }

  /** The blobs. */
  public Blobs blobs() {
    return blobs;
  }

  /** The control tree. */
  public ControlTree tree() {
    return tree;
  }

  /** The audit log. */
  public AuditQueue audit() {
    return audit;
  }

  /** Events that do not come from a decision. */
  public Reporter reporter() {
    return reporter;
  }

  /** Grace periods. */
  public Reclaimer reclaimer() {
    return reclaimer;
  }

  /** Read sections. */
  public Srcu srcu() {
    return srcu;
  }

  /** Whether hooks are wanted by the version in force. */
  public HookSets hookSets() {
    return new PublishedHooks(published, sections);
  }

  /** The three system calls. */
  public ModuleCallsService calls() {
    return new ModuleCallsService(perModule);
  }

  /**
   * Runs the action, off the reclaimer's thread, when what waits for a grace period now is done.
   */
  public void later(Runnable action) {
    reclaimer.callAfter(() -> control.execute(action));
  }

  /** Puts a configuration in force. */
  public void configure(StackConfig config) {
    reclaimer.setStallNanos(TimeUnit.SECONDS.toNanos(config.stallSeconds()));
    modules.configure(config);
  }

  /** Ends the host's threads. The stack goes on denying and allowing as it stands. */
  @Override
  public void close() {
    reclaimer.close();
    control.shutdown();
    audit.close();
  }
}
