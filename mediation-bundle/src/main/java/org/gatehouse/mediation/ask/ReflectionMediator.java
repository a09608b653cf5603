package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.MODULE_OPEN;
import static org.gatehouse.bridge.Operation.PRIVATE_LOOKUP;
import static org.gatehouse.bridge.Operation.SET_ACCESSIBLE;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.JdkClasses;
import org.gatehouse.mediation.subject.Loaders;
import org.gatehouse.mediation.subject.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Reflective access to what is private, and opening of modules.
 *
 * <p>The JDK uses both on its own and, for applications, to serialise, link and inject; that is the
 * JDK's business and is not mediated. Classes of the JDK that make any call for anybody are no
 * subject: whoever uses them is. The host's own classes are closed to everybody, with no module
 * too. A bundle that asked for an extender, such as a service component runtime, offers itself to
 * it, as a task does by PTRACE_TRACEME.
 */
final class ReflectionMediator {
  /** Packages of the JDK that make calls for others. */
  private static final List<String> DEPUTIES =
      List.of(
          "sun.reflect.misc.",
          "java.beans.",
          "com.sun.beans.",
          "javax.management.",
          "com.sun.jmx.");

  private static final String ACCESS = "reflect_access";
  private static final String PTRACE = "ptrace_access_check";
  private static final String TRACEME = "ptrace_traceme";

  private final Reach reach;
  private final Loaders loaders;
  private final HookTable table;

  ReflectionMediator(Reach reach, Surroundings around) {
    this.reach = reach;
    this.loaders = around.loaders();
    this.table = around.table();
  }

  void addTo(Rows rows) {
    rows.always(SET_ACCESSIBLE, this::caller, this::access, ACCESS, PTRACE, TRACEME);
    rows.always(PRIVATE_LOOKUP, this::caller, this::access, ACCESS, PTRACE, TRACEME);
    rows.add(MODULE_OPEN, this::open, "locked_down", PTRACE);
  }

  private boolean isSealed(Arguments with) {
    return with.b() instanceof Class<?> type && loaders.framework().isSealed(type);
  }

  private @Nullable Subject caller(Attribution attribution, Arguments with, boolean hooked) {
    boolean asked = (hooked || isSealed(with)) && !isForAll(with.c());
    return asked ? caller(attribution, with) : null;
  }

  /** Everybody may use it as it is; a final field is written only by who switches checks off. */
  private static boolean isForAll(@Nullable Object member) {
    return member instanceof Member m
        && m.getClass().getClassLoader() == null
        && Modifier.isPublic(m.getModifiers())
        && Modifier.isPublic(m.getDeclaringClass().getModifiers())
        && !(m instanceof Field && Modifier.isFinal(m.getModifiers()));
  }

  private @Nullable Subject caller(Attribution attribution, Arguments with) {
    if (!(with.a() instanceof Class<?> caller) || isDeputy(caller)) {
      return attribution.subject();
    }
    if (JdkClasses.contain(caller)) {
      return null;
    }
    return attribution.saysNothing(caller) ? attribution.subject() : attribution.acting(caller);
  }

  private static boolean isDeputy(Class<?> caller) {
    return DEPUTIES.stream().anyMatch(caller.getName()::startsWith);
  }

  private Verdict access(Asking asking, Cred subject, Arguments with) {
    if (!(with.b() instanceof Class<?> type)) {
      throw new LsmException(Errno.EACCES, "the class reached into is not known");
    }
    if (isSealed(with) && subject.task() != reach.framework()) {
      return asking.refuse(subject, type.getName(), Errno.EPERM, "the host itself is sealed");
    }
    Task owner = reach.owner(type);
    if (owner == subject.task()) {
      return Verdict.ALLOW;
    }
    Verdict verdict = asking.each(() -> table.reflectAccess(subject, owner, type.getName()));
    if (verdict.isDenied() || JdkClasses.contain(type)) {
      return verdict;
    }
    return loaders.framework().isExtender(subject.task().id(), owner.id())
        ? asking.each(() -> table.ptraceTraceme(owner.cred(), subject.task()))
        : reach.into(asking, subject, owner, PtraceMode.ATTACH);
  }

  /** The JDK's modules are opened against its integrity, others against their task. */
  private Verdict open(Asking asking, Cred subject, Arguments with) {
    Module module = with.a() instanceof Module m ? m : Object.class.getModule();
    ClassLoader loader = module.getClassLoader();
    if (loader == null || module.getLayer() == ModuleLayer.boot()) {
      return asking.each(() -> table.lockedDown(subject, "opening of " + module.getName()));
    }
    return reach.into(asking, subject, reach.owner(loader), PtraceMode.ATTACH);
  }
}
