package org.gatehouse.lsm.internal.stack;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.Stacker;

/** What may be done to a module in which state; each check throws with one line. */
final class Admission {
  private Admission() {}

  /** A new module's entry. */
  static Entry checkRegister(StackState s, SecurityModule module, Owner owner) {
    Entry entry = Entry.registered(module, owner);
    String name = entry.name();
    if (module instanceof Stacker || module instanceof HookTable) {
      throw new LsmException(Errno.EINVAL, "'" + name + "' is a stack itself");
    }
    checkHookApi(name, owner);
    if (!owner.active()) {
      throw new LsmException(Errno.ENODEV, "the bundle of module '" + name + "' is not active");
    }
    if (name.equals(BootPolicy.NAME) || name.equals("dummy")) {
      throw new LsmException(Errno.EEXIST, "the name '" + name + "' is the host's own");
    }
    for (Entry other : s.entries()) {
      if (other.name().equals(name) || other.id().number() == entry.id().number()) {
        throw new LsmException(
            Errno.EEXIST,
            "module "
                + entry.id()
                + " of bundle "
                + owner.bundle()
                + " is already registered as "
                + other.id()
                + " by bundle "
                + other.owner().bundle());
      }
    }
    checkLockdown(s, name);
    return entry;
  }

  static void checkHookApi(String name, Owner owner) {
    if (!Entry.HOOK_API.equals(owner.hookApi())) {
      String found = owner.hookApi() == null ? "none" : owner.hookApi();
      throw new LsmException(
          Errno.ENOEXEC,
          "module '" + name + "' was built for hook API " + found + ", this is " + Entry.HOOK_API);
    }
  }

  static void checkLockdown(StackState s, String name) {
    boolean standing = s.find(name).map(Entry::isStacked).orElse(false);
    if (s.lockedDown() && !standing) {
      throw new LsmException(
          Errno.EINVAL, "the stack is locked down: '" + name + "' cannot be added");
    }
  }

  /** After lockdown a bundle comes back as it was, or its place goes on denying. */
  static Entry checkComeback(StackState s, Entry entry, Owner owner) {
    if (s.lockedDown() && entry.owner().changed() != owner.changed()) {
      throw new LsmException(
          Errno.EINVAL,
          "the stack is locked down: '" + entry.name() + "' was updated and cannot come back");
    }
    return entry;
  }

  /** Whether the service that went away is back: the same bundle, and its place still denies. */
  static boolean isComeback(Entry entry, Owner owner) {
    return entry.state() == ModuleState.QUARANTINED
        && entry.module() == null
        && entry.owner().isSameBundle(owner);
  }

  static void checkEnable(StackState s, Entry entry) {
    if (entry.state() == ModuleState.ENABLED) {
      throw new LsmException(Errno.EEXIST, "module '" + entry.name() + "' is already enabled");
    }
    if (entry.module() == null) {
      throw new LsmException(
          Errno.ENODEV,
          "the bundle of module '" + entry.name() + "' went away: start it again, or disable it");
    }
    checkLockdown(s, entry.name());
    checkConflicts(s, entry);
  }

  static void checkConflicts(StackState s, Entry entry) {
    for (Entry other : s.stacked()) {
      boolean conflict =
          entry.conflicts().contains(other.name()) || other.conflicts().contains(entry.name());
      if (conflict
          && !other.name().equals(entry.name())
          && other.state() != ModuleState.DISABLING) {
        throw new LsmException(
            Errno.EBUSY,
            "module '"
                + entry.name()
                + "' conflicts with '"
                + other.name()
                + "', which is enabled");
      }
    }
  }

  static Entry checkDisable(Entry entry) {
    if (!entry.isStacked()) {
      throw new LsmException(Errno.ENOENT, "module '" + entry.name() + "' is not enabled");
    }
    return entry;
  }

  static Entry checkReplace(StackState s, String old, Entry next) {
    checkDisable(s.get(old));
    if (next.isStacked()) {
      throw new LsmException(Errno.EEXIST, "module '" + next.name() + "' is already enabled");
    }
    if (s.lockedDown()) {
      throw new LsmException(Errno.EINVAL, "the stack is locked down: nothing is replaced");
    }
    checkEnable(s.pop(old), next);
    return next;
  }

  /** Step 2 is allowed only when nothing of the module is in use. */
  static void checkUnload(Entry entry) {
    List<ModuleState> free = List.of(ModuleState.REGISTERED, ModuleState.DISABLED);
    if (!free.contains(entry.state()) || entry.busy()) {
      throw new LsmException(
          Errno.EBUSY, "module '" + entry.name() + "' is " + entry.state() + ": disable it first");
    }
  }
}
