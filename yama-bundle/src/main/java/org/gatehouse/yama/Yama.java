package org.gatehouse.yama;

import java.util.Map;
import java.util.Objects;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.PtraceHooks;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.yama.policy.PtraceScope;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Restricts who may take hold of another task (Linux 6.12 security/yama/yama_lsm.c). */
@Component(service = SecurityModule.class, configurationPid = "org.gatehouse.yama")
@Designate(ocd = Yama.Config.class)
public final class Yama implements SecurityModule, PtraceHooks, TaskHooks {
  static final int PR_SET_PTRACER = 0x59616d61;
  static final String SCOPE_FILE = "/proc/sys/kernel/yama/ptrace_scope";

  /** Belongs to the bundle, not to the component: a restart of SCR must not lower the scope. */
  private static final ScopeSetting SYSCTL = new ScopeSetting();

  private final ScopeSetting scope;
  private final Relations relations = new Relations();
  private final Logger log;
  private volatile @Nullable ModuleContext context;

  /** The configuration of PID {@code org.gatehouse.yama}. */
  @ObjectClassDefinition(name = "Yama", description = "Who may take hold of another task")
  public @interface Config {
    /** The scope, 0 to 3; 3 stays until the bundle is uninstalled. */
    @AttributeDefinition(
        name = "ptrace_scope",
        description = "0 all, 1 descendants and declared tracers, 2 CAP_SYS_PTRACE, 3 nobody",
        type = AttributeType.INTEGER,
        min = "0",
        max = "3")
    String ptrace__scope() default "0";
  }

  /** Made by the service component runtime. */
  @Activate
  public Yama(Config config, @Reference(service = LoggerFactory.class) Logger log) {
    this(SYSCTL, log);
    modified(config);
  }

  Yama(ScopeSetting scope, Logger log) {
    this.scope = scope;
    this.log = log;
  }

  /** A bad value keeps the last good one and says so. */
  @Modified
  void modified(Config config) {
    try {
      scope.configure(config.ptrace__scope().strip());
    } catch (LsmException e) {
      log.error("{}; it is still {}", e.getMessage(), scope.get().number());
    }
  }

  @Override
  public ModuleId id() {
    return ModuleId.of("yama");
  }

  @Override
  public void enabling(ModuleContext given) {
    relations.clear();
    context = given;
  }

  @Override
  public void disabled() {
    relations.clear();
  }

  @Override
  public Map<String, ControlFile> controlFiles() {
    return Map.of(SCOPE_FILE, new ScopeFile(scope, this::isCapable));
  }

  /** Linux lets a process reach itself, and read another, before it asks Yama. */
  @Override
  public Verdict ptraceAccessCheck(Cred subject, Task task, PtraceMode mode) {
    Task tracer = subject.task();
    if (mode == PtraceMode.READ || task == tracer) {
      return Verdict.ALLOW;
    }
    PtraceScope now = scope.get();
    if (now == PtraceScope.RELATIONAL && !task.isAlive()) {
      return deny(now, task + " is gone", "");
    }
    boolean related = task.isDescendantOf(tracer) || relations.isDeclared(task, tracer);
    return now.allowsAttach(related, () -> isCapable(subject))
        ? Verdict.ALLOW
        : deny(now, why(now, tracer, task + " is no descendant of " + tracer), grant(now, tracer));
  }

  @Override
  public Verdict ptraceTraceme(Cred subject, Task parent) {
    PtraceScope now = scope.get();
    return now.allowsTraceme(() -> isCapable(parent.cred()))
        ? Verdict.ALLOW
        : deny(now, why(now, parent, ""), grant(now, parent));
  }

  @Override
  public Reply<Integer> taskPrctl(
      Cred subject, int option, long arg2, long arg3, long arg4, long arg5) {
    return option == PR_SET_PTRACER
        ? relations.set(subject.task(), arg2, context().tasks())
        : Reply.error(Errno.ENOSYS);
  }

  @Override
  public void taskFree(Task task) {
    relations.forget(task);
  }

  private static String why(PtraceScope now, Task tracer, String unrelated) {
    return switch (now) {
      case RELATIONAL -> unrelated + "; declare a tracer with PR_SET_PTRACER or lower the scope";
      case CAPABILITY -> tracer + " does not hold CAP_SYS_PTRACE";
      default -> "nobody may take hold of another task";
    };
  }

  private static String grant(PtraceScope now, Task tracer) {
    return switch (now) {
      case RELATIONAL -> "the other task calls prctl(PR_SET_PTRACER, " + tracer.id() + ")";
      case CAPABILITY -> "the capability CAP_SYS_PTRACE for " + tracer.path();
      default -> "";
    };
  }

  private static Verdict deny(PtraceScope now, String why, String grant) {
    return Verdict.deny(Errno.EPERM, "ptrace_scope is " + now.number() + " and " + why, grant);
  }

  private boolean isCapable(Cred subject) {
    return context().isCapable(subject, Capability.CAP_SYS_PTRACE);
  }

  private ModuleContext context() {
    return Objects.requireNonNull(context, "yama was never enabled");
  }
}
