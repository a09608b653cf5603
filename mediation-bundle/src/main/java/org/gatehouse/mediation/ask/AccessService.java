package org.gatehouse.mediation.ask;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.gatehouse.lsm.access.AccessCheck;
import org.gatehouse.lsm.access.CredScope;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.subject.Narrowing;
import org.gatehouse.mediation.subject.Subject;
import org.gatehouse.mediation.subject.ThreadState;

/**
 * Checks that libraries ask for, and rights that threads give up.
 *
 * <p>Which hooks a question asks is not known before it is asked: a thread that gave up all but
 * some hooks is refused.
 */
public final class AccessService implements AccessCheck, CredScope {
  private static final Arguments NOTHING = new Arguments(null, null, null);

  private final Surroundings around;
  private final Decider decider;

  /** Asks this host. */
  public AccessService(Surroundings around) {
    this.around = around;
    this.decider = new Decider(around);
  }

  @Override
  public Verdict check(Question question) {
    ThreadState thread = around.threads().current();
    Subject client = around.attribution().client();
    int depth = thread.depth();
    thread.begin();
    try {
      return decider.verdict(row(question), thread, client, NOTHING);
    } finally {
      thread.end(depth);
    }
  }

  private Row row(Question question) {
    return new Row(
        List.of("access_check"),
        () -> true,
        true,
        Row.Who.CALLER,
        (asking, subject, with) ->
            asking.each(() -> question.ask(around.table(), subject, around.objects())));
  }

  @Override
  public void demand(Question question) {
    Verdict verdict = check(question);
    if (verdict.isDenied()) {
      throw new SecurityException(Denials.text(verdict));
    }
  }

  @Override
  public <T> T runAs(Task task, Callable<T> action) throws Exception {
    return around.threads().runWith(Narrowing.to(task.id()), action);
  }

  @Override
  public <T> T runWithOnly(Collection<String> hooks, Callable<T> action) throws Exception {
    List<String> names = List.copyOf(hooks);
    around.hooked().of(names);
    return around.threads().runWith(Narrowing.toHooks(names), action);
  }
}
