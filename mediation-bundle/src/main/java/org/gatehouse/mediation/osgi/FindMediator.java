package org.gatehouse.mediation.osgi;

import static org.gatehouse.bridge.Operation.SERVICE_EVENT;
import static org.gatehouse.bridge.Operation.SERVICE_FIND;
import static org.gatehouse.mediation.ask.Row.Who.CALLER;

import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Asking;
import org.gatehouse.mediation.ask.Row;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.ask.Rows;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Subject;
import org.jspecify.annotations.Nullable;

/** Which services a bundle sees: what it looks up is asked one by one, and so are events. */
final class FindMediator {
  private static final String FIND = "service_find";

  private final Framework framework;
  private final HookTable table;

  FindMediator(Framework framework, HookTable table) {
    this.framework = framework;
    this.table = table;
  }

  void addTo(Rows rows) {
    rows.add(SERVICE_FIND, CALLER, this::find, FIND);
    Row.Who listener = this::listener;
    rows.add(SERVICE_EVENT, listener, this::event, FIND);
  }

  /** The bundle that listens, whoever made the event. */
  private @Nullable Subject listener(Attribution attribution, Arguments with) {
    return new Subject(framework.task(with.b()).id(), null);
  }

  private Verdict find(Asking asking, Cred subject, Arguments with) {
    boolean gone = framework.owner(with.a()) == null; // tells nothing any more
    if (gone || framework.isHost(subject.task())) {
      return Verdict.ALLOW;
    }
    ServiceObject service = asking.outside(() -> framework.service(with.a()));
    return asking.each(() -> table.serviceFind(subject, service));
  }

  /** Who uses a service must learn that it goes. */
  private Verdict event(Asking asking, Cred subject, Arguments with) {
    Task listener = subject.task();
    return framework.isUsed(with.a(), listener) ? Verdict.ALLOW : find(asking, subject, with);
  }
}
