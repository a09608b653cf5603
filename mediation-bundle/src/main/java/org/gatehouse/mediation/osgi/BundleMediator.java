package org.gatehouse.mediation.osgi;

import static org.gatehouse.bridge.Operation.BUNDLE_HEADERS;
import static org.gatehouse.bridge.Operation.BUNDLE_INSTALL;
import static org.gatehouse.bridge.Operation.BUNDLE_LISTEN;
import static org.gatehouse.bridge.Operation.BUNDLE_REFRESH;
import static org.gatehouse.bridge.Operation.BUNDLE_RESOURCE;
import static org.gatehouse.bridge.Operation.BUNDLE_START;
import static org.gatehouse.bridge.Operation.BUNDLE_START_LEVEL;
import static org.gatehouse.bridge.Operation.BUNDLE_STOP;
import static org.gatehouse.bridge.Operation.BUNDLE_UNINSTALL;
import static org.gatehouse.bridge.Operation.BUNDLE_UPDATE;
import static org.gatehouse.mediation.ask.Row.Who.CALLER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Asking;
import org.gatehouse.mediation.ask.Row;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.ask.Rows;
import org.gatehouse.mediation.ask.Surroundings;
import org.jspecify.annotations.Nullable;

/** What bundles do to bundles. To start one is exec, to stop one a signal to its task. */
final class BundleMediator {
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  /** Collections that call no code of an application's when they are copied. */
  private static final Set<Class<?>> PLAIN =
      Set.of(
          ArrayList.class,
          HashSet.class,
          Set.of(1).getClass(),
          List.of(1).getClass(),
          List.of(1, 2, 3).getClass());

  private static final String KILL = "task_kill";
  private static final String LOAD = "kernel_load_data";

  private final Framework framework;
  private final HookTable table;
  private final ObjectTable objects;

  BundleMediator(Framework framework, Surroundings around) {
    this.framework = framework;
    this.table = around.table();
    this.objects = around.objects();
  }

  /** Asks about a bundle. */
  @FunctionalInterface
  private interface BundleQuestion {
    Verdict ask(Asking asking, Cred subject, BundleObject bundle, Arguments with);
  }

  void addTo(Rows rows) {
    rows.add(BUNDLE_INSTALL, CALLER, this::install, "bundle_install", LOAD);
    rows.add(BUNDLE_UPDATE, CALLER, bundle(this::update), "bundle_update", LOAD);
    rows.add(BUNDLE_UNINSTALL, CALLER, bundle(this::uninstall), "bundle_uninstall", KILL);
    rows.add(BUNDLE_START, CALLER, bundle(this::start), "bundle_start", "bprm_check_security");
    rows.add(BUNDLE_STOP, CALLER, bundle(this::stop), "bundle_stop", KILL, "capable");
    rows.add(BUNDLE_REFRESH, CALLER, this::refresh, "bundle_refresh");
    rows.add(
        BUNDLE_START_LEVEL, CALLER, this::startLevel, "bundle_start", "bundle_stop", "capable");
    rows.add(BUNDLE_HEADERS, CALLER, bundle(this::headers), "bundle_metadata");
    rows.add(BUNDLE_RESOURCE, CALLER, bundle(this::resource), "bundle_resource");
    rows.add(BUNDLE_LISTEN, CALLER, this::listen, "bundle_listener");
  }

  private Row.Question bundle(BundleQuestion question) {
    return (asking, subject, with) ->
        question.ask(asking, subject, object(asking, framework.task(with.a())), with);
  }

  private BundleObject object(Asking asking, Task task) {
    return asking.outside(() -> framework.bundle(task));
  }

  private Verdict install(Asking asking, Cred subject, Arguments with) {
    return asking.each(
        () -> table.bundleInstall(subject, with.text(with.a())),
        () -> table.kernelLoadData(subject, "bundle"));
  }

  private Verdict update(Asking asking, Cred subject, BundleObject bundle, Arguments with) {
    return asking.each(
        () -> table.bundleUpdate(subject, bundle), () -> table.kernelLoadData(subject, "bundle"));
  }

  private Verdict uninstall(Asking asking, Cred subject, BundleObject bundle, Arguments with) {
    return asking.each(
        () -> table.bundleUninstall(subject, bundle),
        () -> table.taskKill(subject, bundle.task(), SIGKILL));
  }

  private Verdict start(Asking asking, Cred subject, BundleObject bundle, Arguments with) {
    return asking.each(
        () -> table.bundleStart(subject, bundle), () -> exec(subject, bundle.task()));
  }

  private Verdict exec(Cred subject, Task task) {
    ProgramObject program = objects.exec(task);
    try {
      return table.bprmCheckSecurity(subject, program);
    } finally {
      objects.release(program.cred());
    }
  }

  private Verdict stop(Asking asking, Cred subject, BundleObject bundle, Arguments with) {
    if (subject.task().id() == 0 && bundle.task().id() == 0) {
      return Verdict.ALLOW; // the launcher ends its own run; no module keeps a host from that
    }
    Verdict verdict =
        asking.each(
            () -> table.bundleStop(subject, bundle),
            () -> table.taskKill(subject, bundle.task(), SIGTERM));
    boolean ends = bundle.task().id() == 0 && !verdict.isDenied();
    return ends ? asking.each(() -> table.capable(subject, Capability.CAP_SYS_BOOT)) : verdict;
  }

  private Verdict refresh(Asking asking, Cred subject, Arguments with) {
    Verdict verdict = Verdict.ALLOW;
    for (Task task : tasks(with.a())) {
      BundleObject bundle = object(asking, task);
      if (!verdict.isDenied()) {
        verdict = asking.each(() -> table.bundleRefresh(subject, bundle));
      }
    }
    return verdict;
  }

  /** An application's own collection says one thing now and another later: it stands for all. */
  private List<Task> tasks(@Nullable Object bundles) {
    if (!(bundles instanceof Collection<?> given) || !PLAIN.contains(given.getClass())) {
      return framework.all();
    }
    return new ArrayList<>(given).stream().map(framework::task).toList();
  }

  private Verdict startLevel(Asking asking, Cred subject, Arguments with) {
    if (with.a() == null) {
      return asking.each(() -> table.capable(subject, Capability.CAP_SYS_BOOT));
    }
    BundleObject bundle = object(asking, framework.task(with.a()));
    return asking.each(
        () -> table.bundleStart(subject, bundle), () -> table.bundleStop(subject, bundle));
  }

  private Verdict headers(Asking asking, Cred subject, BundleObject bundle, Arguments with) {
    return asking.each(() -> table.bundleMetadata(subject, bundle));
  }

  private Verdict resource(Asking asking, Cred subject, BundleObject bundle, Arguments with) {
    return subject.task() == bundle.task()
        ? Verdict.ALLOW
        : asking.each(() -> table.bundleResource(subject, bundle, with.text(with.b())));
  }

  private Verdict listen(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.bundleListener(subject, with.text(with.a())));
  }
}
