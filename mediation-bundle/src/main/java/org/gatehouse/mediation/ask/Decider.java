package org.gatehouse.mediation.ask;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.subject.Narrowing;
import org.gatehouse.mediation.subject.Subject;
import org.gatehouse.mediation.subject.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * Decides one operation: finds the subject, asks the hooks of its row, and says why not.
 *
 * <p>Where the thread is in a hook, operations of the framework's and the modules' own code are the
 * hook's; those of other code are decided like any other, to a depth of {@value #DEPTH}.
 */
public final class Decider {
  private static final int DEPTH = 8;

  private final Surroundings around;
  private final ConcurrentMap<Long, Task> known = new ConcurrentHashMap<>();

  /** Decides with these. */
  public Decider(Surroundings around) {
    this.around = around;
  }

  /**
   * Decides what the row's finder finds the subject of; must be called with the thread marked busy.
   *
   * @return null to go on, or why not
   */
  public @Nullable String decide(Row row, ThreadState thread, Arguments with) {
    return decide(row, thread, row.who().find(around.attribution(), with), with);
  }

  /**
   * Decides; must be called with the thread marked busy.
   *
   * @param subject null where nothing is to be asked
   * @return null to go on, or why not
   */
  public @Nullable String decide(
      Row row, ThreadState thread, @Nullable Subject subject, Arguments with) {
    if (subject == null || isOfHook(thread, subject)) {
      return null;
    }
    Verdict verdict = verdict(row, thread, subject, with);
    return verdict.isDenied() ? Denials.text(verdict) : null;
  }

  /** The verdict for this subject; must be called with the thread marked busy. */
  Verdict verdict(Row row, ThreadState thread, Subject subject, Arguments with) {
    return asAll(new Asking(around, thread, row), row, subject, with);
  }

  /** Whether a hook does it; one that the host asked by itself shows on the stack alone. */
  private boolean isOfHook(ThreadState thread, Subject subject) {
    boolean module = around.modules().test(subject.owner());
    return thread.depth() > 0
        ? module || subject.owner() == Subject.FRAMEWORK.owner()
        : module && around.hooked().isInside();
  }

  /** Asks for the task itself, then for every task that the thread narrowed itself to. */
  private Verdict asAll(Asking asking, Row row, Subject subject, Arguments with) {
    Verdict verdict = as(asking, row, subject.owner(), subject.narrowing(), with);
    Narrowing rest = subject.narrowing();
    while (rest != null && !verdict.isDenied()) {
      verdict = rest.task() == Subject.NOBODY ? verdict : as(asking, row, rest.task(), null, with);
      rest = rest.outer();
    }
    return verdict;
  }

  private Verdict as(
      Asking asking, Row row, long owner, @Nullable Narrowing narrowing, Arguments with) {
    Task task = find(owner);
    if (task == null) {
      return unlabelled(row, with);
    }
    Cred cred = task.cred();
    if (asking.thread().depth() >= DEPTH) {
      return asking.refuse(cred, object(with.a()), Errno.EDEADLK, "hooks within hooks too deep");
    }
    if (narrowing != null && !narrowing.permits(row.hooks())) {
      String why = "the thread gave up what " + row.hooks() + " guard";
      return asking.refuse(cred, object(with.a()), Errno.EPERM, why);
    }
    return ask(asking, row, cred, with);
  }

  private Verdict ask(Asking asking, Row row, Cred cred, Arguments with) {
    try {
      return row.question().ask(asking, cred, with);
    } catch (LsmException e) {
      return asking.refuse(cred, object(with.a()), e.errno(), String.valueOf(e.getMessage()));
    } catch (IOException | InvalidPathException e) {
      return asking.refuse(cred, object(with.a()), Errno.EACCES, "not to be resolved: " + e);
    } catch (Exception e) {
      return asking.refuse(cred, object(with.a()), Errno.EACCES, "the decision failed: " + e);
    }
  }

  private Verdict unlabelled(Row row, Arguments with) {
    String why = "no task is known for the code or the thread that does it";
    String object = object(with.a());
    return around.refusals().refuse(row.hooks().get(0), "unlabelled", object, Errno.EACCES, why);
  }

  /** The live task of this number; the number of an uninstalled bundle is nobody's. */
  private @Nullable Task find(long owner) {
    if (owner == Subject.FRAMEWORK.owner()) {
      return around.tasks().framework();
    }
    Task task = known.get(owner);
    if (task == null || !task.isAlive()) {
      task = around.tasks().find(owner).orElse(null);
      keep(owner, task);
    }
    return task;
  }

  private void keep(long owner, @Nullable Task task) {
    if (task == null) {
      known.remove(owner);
    } else {
      known.put(owner, task);
    }
  }

  /** The argument in words, without a call of an application's method. */
  private static String object(@Nullable Object argument) {
    if (argument instanceof Class<?> type) {
      return type.getName();
    }
    boolean plain = argument instanceof String || argument instanceof Number;
    boolean named = argument instanceof Path && argument.getClass().getClassLoader() == null;
    return plain || named ? String.valueOf(argument) : "";
  }
}
