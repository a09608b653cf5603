package org.gatehouse.bench;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Other ways to call the same modules, none of which knows when a module is no longer called: a
 * list that is copied when it changes, and a call site that is compiled anew.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoopCall {
  private static final MethodType HOOK =
      MethodType.methodType(Verdict.class, Cred.class, FileObject.class);
  private static final MutableCallSite SITE = new MutableCallSite(HOOK);
  private static final MethodHandle INVOKER = SITE.dynamicInvoker();

  /** How many modules there are. */
  @Param({"1", "3", "8"})
  public int modules;

  private final List<FileHooks> list = new CopyOnWriteArrayList<>();
  private World world;
  private Cred subject;
  private FileObject file;

  @Setup
  public void build() throws ReflectiveOperationException {
    for (int i = 0; i < modules; i++) {
      list.add(new Checker("m" + i));
    }
    SITE.setTarget(chain());
    world = World.with(0);
    subject = world.subject;
    file = world.open("/etc/hosts");
  }

  @TearDown
  public void close() {
    world.close();
  }

  /** Calls them one after the other and keeps the last answer that is no plain allow. */
  private MethodHandle chain() throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodType two = MethodType.methodType(Verdict.class, Verdict.class, Verdict.class);
    MethodHandle last = lookup.findStatic(LoopCall.class, "last", two);
    MethodHandle whole = hook(lookup, 0);
    for (int i = 1; i < modules; i++) {
      MethodHandle next = MethodHandles.collectArguments(last, 1, hook(lookup, i));
      whole =
          MethodHandles.permuteArguments(
              MethodHandles.collectArguments(next, 0, whole), HOOK, 0, 1, 0, 1);
    }
    return whole;
  }

  private MethodHandle hook(MethodHandles.Lookup lookup, int module)
      throws ReflectiveOperationException {
    return lookup.findVirtual(FileHooks.class, "fileOpen", HOOK).bindTo(list.get(module));
  }

  /** A list that is copied when it changes. */
  @Benchmark
  public Verdict list() {
    Verdict verdict = Verdict.ALLOW;
    for (FileHooks hooks : list) {
      verdict = last(verdict, hooks.fileOpen(subject, file));
    }
    return verdict;
  }

  /** A call site whose target is exchanged. */
  @Benchmark
  public Verdict site() throws Throwable {
    return (Verdict) INVOKER.invokeExact(subject, file);
  }

  private static Verdict last(Verdict before, Verdict answer) {
    return answer == Verdict.ALLOW ? before : answer;
  }
}
