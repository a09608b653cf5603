package org.gatehouse.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.dispatch.HookMethod;
import org.gatehouse.lsm.internal.dispatch.HookMethods;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.OrderClass;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.jspecify.annotations.Nullable;

/**
 * A module that writes down every call of its hooks and answers what it was told: a value, an
 * exception, or not before a {@link Hold} is released.
 *
 * <p>It has every hook of the interfaces it was made with. A hook that was told nothing answers as
 * the module behind it does, or by the hook's default. Hooks are named in Java or as in the kernel.
 */
public final class RecordingModule implements SecurityModule {
  private static final HookTable DEFAULTS = new HookTable() {};

  private final SecurityModule inner;
  private final List<Object> hooks;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final Queue<ModuleContext> contexts = new ConcurrentLinkedQueue<>();
  private volatile @Nullable ModuleContext context;
  private volatile int disabled;

  /**
   * One call of a hook.
   *
   * @param hook the Java name
   * @param arguments what it was called with
   */
  public record Call(String hook, List<Object> arguments) {}

  /** What a hook is told to do. */
  @FunctionalInterface
  public interface Answer {
    /** Returns the hook's answer, or throws. A hook that returns void answers null. */
    @Nullable Object answer(List<Object> arguments) throws Throwable;
  }

  private RecordingModule(SecurityModule inner, Class<?>[] groups) {
    this.inner = inner;
    Class<?>[] all = groups.length == 0 ? HookTable.class.getInterfaces() : groups;
    InvocationHandler handler = this::called;
    this.hooks =
        List.of(Proxy.newProxyInstance(HookTable.class.getClassLoader(), all.clone(), handler));
  }

  /** A module of this name with the hooks of these interfaces; with none given, with every hook. */
  public static RecordingModule named(String name, Class<?>... groups) {
    ModuleId id = ModuleId.of(name);
    return new RecordingModule(() -> id, groups);
  }

  /** A module that stands in front of another one: same name, order, conflicts, files, answers. */
  public static RecordingModule around(SecurityModule inner, Class<?>... groups) {
    return new RecordingModule(inner, groups);
  }

  /** Tells a hook what to do from now on. */
  public RecordingModule on(String hook, Answer answer) {
    answers.put(find(hook).javaName(), answer);
    return this;
  }

  /** Tells a hook nothing any more. */
  public RecordingModule forget(String hook) {
    answers.remove(find(hook).javaName());
    return this;
  }

  /** Tells every hook what to do from now on. */
  public RecordingModule onAll(Answer answer) {
    HookMethods.ALL.forEach(hook -> answers.put(hook.javaName(), answer));
    return this;
  }

  /** Tells a hook to answer this. */
  public RecordingModule answer(String hook, Object value) {
    return on(hook, arguments -> value);
  }

  /** Tells a check to deny. */
  public RecordingModule deny(String hook, Errno errno) {
    return answer(hook, Verdict.deny(errno, "told to"));
  }

  /** Tells a hook to hold its calls, and to go on as if it was told nothing. */
  public Hold hold(String hook) {
    Hold hold = new Hold();
    HookMethod method = find(hook);
    on(
        hook,
        arguments -> {
          hold.pass();
          return untold(method, arguments.toArray());
        });
    return hold;
  }

  private static HookMethod find(String hook) {
    return HookMethods.find(hook)
        .orElseThrow(() -> new IllegalArgumentException("no hook " + hook));
  }

  private @Nullable Object called(Object proxy, Method method, Object @Nullable [] given)
      throws Throwable {
    Object[] arguments = given == null ? new Object[0] : given;
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, arguments);
    }
    List<Object> list = Collections.unmodifiableList(Arrays.asList(arguments));
    calls.add(new Call(method.getName(), list));
    Answer told = answers.get(method.getName());
    return told != null ? told.answer(list) : untold(find(method.getName()), arguments);
  }

  /** What the module behind answers, or the default. */
  private @Nullable Object untold(HookMethod hook, Object[] arguments) throws Throwable {
    for (Object candidate : inner.hooks()) {
      if (hook.isImplementedBy(candidate)) {
        return invoke(hook.method(), candidate, arguments);
      }
    }
    return invoke(hook.method(), DEFAULTS, arguments);
  }

  private static @Nullable Object invoke(Method method, Object target, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** All calls so far, in order of their beginning. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The calls of one hook. */
  public List<Call> calls(String hook) {
    String name = find(hook).javaName();
    return calls.stream().filter(c -> c.hook().equals(name)).toList();
  }

  /** Forgets the calls so far. */
  public void clear() {
    calls.clear();
  }

  /** What the host gave it when it was last enabled. */
  public ModuleContext context() {
    ModuleContext last = context;
    if (last == null) {
      throw new IllegalStateException(id() + " was never enabled");
    }
    return last;
  }

  /** How often it was enabled. */
  public int timesEnabled() {
    return contexts.size();
  }

  /** How often it was told that it is disabled. */
  public int timesDisabled() {
    return disabled;
  }

  @Override
  public ModuleId id() {
    return inner.id();
  }

  @Override
  public OrderClass order() {
    return inner.order();
  }

  @Override
  public ModuleKind kind() {
    return inner.kind();
  }

  @Override
  public Set<String> conflicts() {
    return inner.conflicts();
  }

  @Override
  public List<Object> hooks() {
    return hooks;
  }

  @Override
  public Map<String, ControlFile> controlFiles() {
    return inner.controlFiles();
  }

  @Override
  public void enabling(ModuleContext given) {
    inner.enabling(given);
    context = given;
    contexts.add(given);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the reclaimer thread calls it
  public void disabled() {
    inner.disabled();
    disabled++;
  }
}
