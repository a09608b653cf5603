package org.gatehouse.lsm.internal.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.lsm.hook.Combine;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.lsm.internal.dispatch.Questions;
import org.gatehouse.lsm.internal.dispatch.StackVersion;
import org.gatehouse.lsm.internal.rcu.Waiting;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.StackOperation;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.CheckResult;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.lsm.stacker.HookCount;
import org.gatehouse.lsm.stacker.HookInfo;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.ReportOnly;
import org.gatehouse.lsm.stacker.Stacker;
import org.jspecify.annotations.Nullable;

/** The control service: asks who wants a change, makes it, and waits for its end. */
public final class StackerService implements Stacker {
  private final ModuleStack modules;
  private final Gate gate;
  private final Questions questions;
  private final Wanted wanted;

  /** Told what an operator wants enabled, so that it survives a restart. */
  public interface Wanted {
    /** Enabled by somebody who may. */
    void add(String name);

    /** Disabled by somebody who may. */
    void remove(String name);
  }

  /** The service over this stack. */
  public StackerService(ModuleStack modules, Gate gate, Questions questions, Wanted wanted) {
    this.modules = modules;
    this.gate = gate;
    this.questions = questions;
    this.wanted = wanted;
  }

  @Override
  public List<ModuleInfo> list() {
    StackState state = modules.state();
    List<ModuleInfo> all = new ArrayList<>();
    state.stacked().forEach(e -> all.add(e.info()));
    state.entries().stream()
        .filter(e -> !state.stack().contains(e.name()))
        .forEach(e -> all.add(e.info()));
    return List.copyOf(all);
  }

  @Override
  public boolean offersModule(long bundle) {
    return modules.offersModule(bundle);
  }

  @Override
  public ModuleInfo info(String name) {
    return modules.state().get(name).info();
  }

  @Override
  public void enable(Cred subject, String name) {
    enable(subject, name, null);
  }

  @Override
  public void enable(Cred subject, String name, @Nullable String before) {
    gate.manage(subject, StackOperation.ENABLE, name);
    modules.enable(name, before);
    wanted.add(name);
  }

  @Override
  public void disable(Cred subject, String name) {
    gate.manage(subject, StackOperation.DISABLE, name);
    modules.checkLoadable(name);
    CountDownLatch over = modules.disable(name);
    wanted.remove(name);
    Waiting.forever(over);
  }

  @Override
  public void replace(Cred subject, String old, String name) {
    gate.manage(subject, StackOperation.REPLACE, old);
    modules.checkLoadable(old);
    CountDownLatch over = modules.replace(old, name);
    wanted.remove(old);
    wanted.add(name);
    Waiting.forever(over);
  }

  @Override
  public void checkUnload(Cred subject, String name) {
    gate.manage(subject, StackOperation.UNLOAD, name);
    Admission.checkUnload(modules.state().get(name));
  }

  @Override
  public void lockdown(Cred subject) {
    gate.manage(subject, StackOperation.LOCKDOWN, "");
    modules.core().change(StackState::withLockdown);
  }

  @Override
  public boolean isLockedDown() {
    return modules.state().lockedDown();
  }

  @Override
  public long version() {
    return modules.core().published().current.number();
  }

  @Override
  public CombineRule rule() {
    return modules.config().rule();
  }

  @Override
  public ReportOnly reportOnly() {
    return modules.state().reportOnly();
  }

  @Override
  public void setEnforcing(Cred subject, String module, boolean enforcing) {
    gate.manage(subject, StackOperation.CONFIGURE, module);
    modules.setReportOnly(
        module, enforcing, s -> s.reportOnly().withModule(s.get(module).name(), enforcing));
  }

  @Override
  public void setEnforcing(Cred subject, Task task, boolean enforcing) {
    gate.manage(subject, StackOperation.CONFIGURE, "");
    modules.setReportOnly(
        task.toString(), enforcing, s -> s.reportOnly().withTask(task.id(), enforcing));
  }

  @Override
  public void count(Cred subject, boolean on) {
    gate.manage(subject, StackOperation.CONFIGURE, "");
    modules.core().change(s -> s.withCounting(on));
  }

  @Override
  public List<HookCount> counts() {
    List<HookCount> counts = new ArrayList<>();
    modules.core().published().current.forEachCount(counts::add);
    return List.copyOf(counts);
  }

  @Override
  public List<HookInfo> hooks() {
    StackVersion version = modules.core().published().current;
    return HookMethods.ALL.stream().map(h -> info(h, version)).toList();
  }

  private static HookInfo info(HookMethod hook, StackVersion version) {
    List<HookInfo.Parameter> parameters =
        hook.parameters().stream()
            .map(p -> new HookInfo.Parameter(p.getName(), p.getType()))
            .toList();
    return new HookInfo(
        hook.kernelName(),
        hook.javaName(),
        hook.group().getSimpleName(),
        hook.isJvmOnly(),
        hook.combine(),
        hook.combine() == Combine.NOTIFY ? "" : Questions.defaultAnswer(hook),
        parameters,
        version.asked(hook).stream().map(Object::toString).toList());
  }

  @Override
  public CheckResult check(String hook, Cred subject, List<Object> arguments) {
    return questions.ask(hook, subject, arguments);
  }
}
