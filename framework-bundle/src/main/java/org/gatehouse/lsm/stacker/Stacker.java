package org.gatehouse.lsm.stacker;

import java.util.List;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Controls the stack of modules.
 *
 * <p>Every change names who wants it: the subject needs CAP_MAC_ADMIN, and no other enabled module
 * may object ({@code stackManage}); otherwise EPERM or the module's errno. A change called inside a
 * hook fails with EDEADLK. All failures are {@link org.gatehouse.lsm.hook.LsmException}s with one
 * line that names what was wrong, and leave the stack as it was. Any thread; readers never block.
 */
@ProviderType
public interface Stacker {
  /** All modules: the enabled ones in stack order, then the others by registration. */
  List<ModuleInfo> list();

  /**
   * Whether an enabled module is the bundle's of this number. One volatile read, no allocation: it
   * is asked in each decision about what modules do. Any thread.
   */
  boolean offersModule(long bundle);

  /**
   * One module.
   *
   * @throws org.gatehouse.lsm.hook.LsmException ENOENT with the nearest names
   */
  ModuleInfo info(String name);

  /** Puts a registered, disabled or quarantined module into the stack, at its place by order. */
  void enable(Cred subject, String name);

  /**
   * Puts it before another enabled module of the same order class.
   *
   * @throws org.gatehouse.lsm.hook.LsmException EINVAL if that is of another order class
   */
  void enable(Cred subject, String name, String before);

  /**
   * Takes a module out: unpublished, values unlinked, one grace period, values freed. Returns when
   * all of that is done, however long a hook takes; a stall is reported.
   */
  void disable(Cred subject, String name);

  /** Puts one module in the place of another, in one version of the stack. Waits like disable. */
  void replace(Cred subject, String old, String name);

  /**
   * Says that the module's bundle may go.
   *
   * @throws org.gatehouse.lsm.hook.LsmException EBUSY while it is enabled, quarantined or disabling
   */
  void checkUnload(Cred subject, String name);

  /** From now on nothing is added or replaced, for ever. */
  void lockdown(Cred subject);

  /** Whether {@link #lockdown} was called. */
  boolean isLockedDown();

  /** The number of the published version; it grows with each change. */
  long version();

  /** The combine rule in force. */
  CombineRule rule();

  /** Whose denials are recorded and allowed. */
  ReportOnly reportOnly();

  /**
   * Lets a module's checks deny again, or only report from the next decision on. A module that is
   * unloaded enforces when it comes back.
   *
   * @throws org.gatehouse.lsm.hook.LsmException ENOENT for an unknown module; EPERM after lockdown
   *     if it is not to enforce
   */
  void setEnforcing(Cred subject, String module, boolean enforcing);

  /**
   * The same for all that a task asks.
   *
   * @throws org.gatehouse.lsm.hook.LsmException EPERM after lockdown if it is not to enforce
   */
  void setEnforcing(Cred subject, Task task, boolean enforcing);

  /** Switches the counters of invocations and denials. */
  void count(Cred subject, boolean on);

  /**
   * The counters of every hook and module that were not zero. A query counts for each module that
   * has it, also where an earlier one answered.
   */
  List<HookCount> counts();

  /** The hook table as it stands, for listings. */
  List<HookInfo> hooks();

  /**
   * Asks the stack without doing anything.
   *
   * @param hook a check by its kernel name or its Java name
   * @param arguments one value per parameter after the subject, in order
   */
  CheckResult check(String hook, Cred subject, List<Object> arguments);
}
