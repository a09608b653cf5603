package org.gatehouse.hats;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.ModuleCalls;

/**
 * Puts a task into hats on the current thread and takes it out again.
 *
 * <p>One secret token serves all requests, as in mod_apparmor: threads that a request makes, a
 * server's too, are in its hat, and must come out of it when they serve another. What is in a hat
 * does not see the token.
 */
final class Wearer {
  private static final long TOKEN = new SecureRandom().nextLong() | 1;
  private static final long APPARMOR = ModuleId.of("apparmor").number();

  /** AppArmor is not there, confines the task not at all, or there is no such task. */
  private static final Set<Errno> NO_HATS = EnumSet.of(Errno.EOPNOTSUPP, Errno.EPERM, Errno.ESRCH);

  /** The tasks that are served in a request on this thread, by name. */
  private static final ThreadLocal<Set<String>> SERVED = ThreadLocal.withInitial(HashSet::new);

  private final ModuleCalls calls;
  private final Tasks tasks;
  private final String name;

  /**
   * @param name the task's symbolic name
   */
  Wearer(ModuleCalls calls, Tasks tasks, String name) {
    this.calls = calls;
    this.tasks = tasks;
    this.name = name;
  }

  /** What happens in a hat. */
  @FunctionalInterface
  interface Work<E extends Exception, F extends Exception> {
    void run() throws E, F;
  }

  /**
   * Does something in a hat, or in none. Within a request that is served already it is just done.
   *
   * @param hat empty for none
   * @throws LsmException the task cannot be in this hat though something confines it: nothing was
   *     done
   */
  <E extends Exception, F extends Exception> void in(String hat, Work<E, F> work) throws E, F {
    if (!SERVED.get().add(name)) {
      work.run();
      return;
    }
    try {
      change("");
      if (!hat.isEmpty()) {
        change(hat);
      }
      work.run();
    } finally {
      SERVED.get().remove(name);
      change("");
    }
  }

  private void change(String hat) {
    String text = "changehat %016x^%s".formatted(TOKEN, hat);
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    ModuleCalls.Context context = ModuleCalls.Context.of(APPARMOR, value);
    try {
      Task task = tasks.named(name);
      calls.setSelfAttr(task.cred(), Attribute.CURRENT.number(), context, context.length(), 0);
    } catch (LsmException e) {
      if (!NO_HATS.contains(e.errno())) {
        throw e;
      }
    }
  }
}
