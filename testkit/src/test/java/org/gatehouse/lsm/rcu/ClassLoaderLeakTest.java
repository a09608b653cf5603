package org.gatehouse.lsm.rcu;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.blob.BlobSlot;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.Waits;
import org.junit.Test;

/** 200 modules, each of a class loader of its own, come and go while values and denials stay. */
public class ClassLoaderLeakTest extends InWorld {
  private static final int CYCLES = 200;

  /** Loaded anew in each cycle. */
  public static final class Passing implements SecurityModule, TaskHooks {
    /** Keeps its class loader alive for as long as it is on an object. */
    public record Value(Task task) {}

    private BlobSlot<Value> slot;

    @Override
    public ModuleId id() {
      return ModuleId.of("passing");
    }

    @Override
    public void enabling(ModuleContext context) {
      slot = context.slots().reserve(ObjectKind.TASK);
    }

    @Override
    public Verdict taskKill(Cred subject, Task task, int signal) {
      slot.attach(task, new Value(task));
      return Verdict.deny(Errno.EPERM, "by " + getClass().getClassLoader());
    }
  }

  private static final class Own extends ClassLoader {
    Own() {
      super(ClassLoaderLeakTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.startsWith(Passing.class.getName())
          ? define(name)
          : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      Class<?> there = findLoadedClass(name);
      if (there != null) {
        return there;
      }
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private WeakReference<ClassLoader> cycle() throws ReflectiveOperationException {
    ClassLoader loader = new Own();
    Class<?> type = loader.loadClass(Passing.class.getName());
    SecurityModule module = (SecurityModule) type.getDeclaredConstructor().newInstance();
    host().modules().register(module, Owner.NONE);
    world.enable("passing");
    assertDenied(Errno.EPERM, kill());
    disable("passing");
    world.unload(module);
    return new WeakReference<>(loader);
  }

  @Test
  public void noClassLoaderIsLeftAfterTwoHundredCycles() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < CYCLES; i++) {
      loaders.add(cycle());
    }
    assertAllowed(kill());
    Waits.until(
        () -> {
          System.gc();
          return loaders.stream().allMatch(loader -> loader.get() == null);
        },
        "every class loader is collected");
    assertEquals(CYCLES, loaders.size());
  }

  @Test
  public void aDenyingPlaceKeepsNoClassLoader() throws Exception {
    WeakReference<ClassLoader> loader = vanished();
    Waits.until(
        () -> {
          System.gc();
          return loader.get() == null;
        },
        "the class loader is collected");
    assertDenied(Errno.EACCES, kill());
  }

  private WeakReference<ClassLoader> vanished() throws ReflectiveOperationException {
    ClassLoader loader = new Own();
    Class<?> type = loader.loadClass(Passing.class.getName());
    SecurityModule module = (SecurityModule) type.getDeclaredConstructor().newInstance();
    host().modules().register(module, Owner.NONE);
    world.enable("passing");
    kill();
    Waits.open(host().modules().unregister(module, false), "end of use");
    return new WeakReference<>(loader);
  }
}
