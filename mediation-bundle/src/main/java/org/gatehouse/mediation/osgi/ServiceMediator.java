package org.gatehouse.mediation.osgi;

import static org.gatehouse.bridge.Operation.SERVICE_GET;
import static org.gatehouse.bridge.Operation.SERVICE_LISTEN;
import static org.gatehouse.bridge.Operation.SERVICE_MODIFY;
import static org.gatehouse.bridge.Operation.SERVICE_REGISTER;
import static org.gatehouse.bridge.Operation.SERVICE_UNREGISTER;
import static org.gatehouse.mediation.ask.Row.Who.CALLER;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Asking;
import org.gatehouse.mediation.ask.Row;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.ask.Rows;
import org.gatehouse.mediation.ask.Surroundings;
import org.jspecify.annotations.Nullable;

/** What bundles do with services. A hook of the framework is code that all bundles run. */
final class ServiceMediator {
  private static final String HOOKS = "org.osgi.framework.hooks.";

  private final Framework framework;
  private final HookTable table;
  private final ObjectTable objects;

  ServiceMediator(Framework framework, Surroundings around) {
    this.framework = framework;
    this.table = around.table();
    this.objects = around.objects();
  }

  /** Asks about a service. */
  @FunctionalInterface
  private interface ServiceQuestion {
    Verdict ask(Cred subject, ServiceObject service);
  }

  void addTo(Rows rows) {
    rows.add(
        SERVICE_REGISTER, CALLER, this::register, "service_register", "locked_down", "capable");
    rows.add(SERVICE_MODIFY, CALLER, first(table::serviceModify), "service_modify");
    rows.add(SERVICE_UNREGISTER, CALLER, first(table::serviceUnregister), "service_unregister");
    rows.add(SERVICE_GET, CALLER, this::get, "service_get");
    rows.add(SERVICE_LISTEN, CALLER, this::listen, "service_listener");
  }

  private Row.Question first(ServiceQuestion question) {
    return (asking, subject, with) -> about(asking, subject, with.a(), question);
  }

  private Verdict get(Asking asking, Cred subject, Arguments with) {
    return about(asking, subject, with.b(), table::serviceGet);
  }

  private Verdict about(
      Asking asking, Cred subject, @Nullable Object reference, ServiceQuestion question) {
    ServiceObject service = asking.outside(() -> framework.service(reference));
    return asking.each(() -> question.ask(subject, service));
  }

  private Verdict register(Asking asking, Cred subject, Arguments with) {
    if (!(with.b() instanceof String[] given)) {
      throw new LsmException(Errno.EACCES, "a service without a name");
    }
    List<String> names = List.of(given.clone());
    Task owner = framework.task(with.a());
    Verdict verdict = asking.each(() -> registerNew(subject, names, owner));
    boolean isHook = names.stream().anyMatch(n -> n.startsWith(HOOKS));
    return isHook && !verdict.isDenied() ? registerHook(asking, subject, owner, names) : verdict;
  }

  /** Who has another register it is no less asked than who does it. */
  private Verdict registerHook(Asking asking, Cred subject, Task owner, List<String> names) {
    Verdict verdict = registerHook(asking, subject, names);
    boolean forAnother = owner != subject.task() && !framework.isHost(owner);
    return forAnother && !verdict.isDenied() ? registerHook(asking, owner.cred(), names) : verdict;
  }

  private Verdict registerNew(Cred subject, List<String> names, Task owner) {
    ServiceObject service = framework.service(names, owner);
    try {
      return table.serviceRegister(subject, service);
    } finally {
      objects.release(service);
    }
  }

  private Verdict registerHook(Asking asking, Cred subject, List<String> names) {
    return asking.each(
        () -> table.lockedDown(subject, "framework hook " + String.join(",", names)),
        () -> table.capable(subject, Capability.CAP_SYS_MODULE));
  }

  private Verdict listen(Asking asking, Cred subject, Arguments with) {
    return asking.each(() -> table.serviceListener(subject, with.text(with.a())));
  }
}
