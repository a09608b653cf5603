package org.gatehouse.lsm.internal.rcu;

import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Optional;

/** Makes every thread of this process fence before it returns. */
public interface Barrier {
  /** Returns when each other thread has passed a full fence since the call. */
  void pass();

  /** The system call where it may be made, else a safepoint. */
  static Barrier ofProcess() {
    return membarrier().orElseGet(Barrier::safepoint);
  }

  /** The system call, on Linux with a JDK from 22 on that may call native code. */
  static Optional<Barrier> membarrier() {
    try {
      return Optional.of(Membarrier.open());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return Optional.empty(); // too old a JDK, native access denied, or no such system call
    }
  }

  /**
   * A safepoint, which threads that run Java code pass with a fence, and others before they do
   * again. With a depth of 0 HotSpot would take none.
   */
  static Barrier safepoint() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] self = {Thread.currentThread().getId()};
    return () -> threads.getThreadInfo(self, 1);
  }

  /** The system call by the foreign function interface, which JDK 17 does not have. */
  final class Membarrier implements Barrier {
    private static final long NUMBER = 324; // of membarrier on x86-64
    private static final int REGISTER = 1 << 4;
    private static final int PASS = 1 << 3;

    private final MethodHandle call;

    private Membarrier(MethodHandle call) {
      this.call = call;
    }

    private static Barrier open() throws ReflectiveOperationException {
      if (!System.getProperty("os.arch").equals("amd64")) {
        throw new UnsupportedOperationException("the number of the call is known for x86-64 only");
      }
      Membarrier made = new Membarrier(syscall());
      made.demand(REGISTER);
      made.demand(PASS);
      return made;
    }

    /** {@code Linker.nativeLinker().downcallHandle(syscall, (long, int, int, int) -> long)}. */
    private static MethodHandle syscall() throws ReflectiveOperationException {
      String api = "java.lang.foreign.";
      Class<?> linkerType = Class.forName(api + "Linker");
      Class<?> layoutType = Class.forName(api + "MemoryLayout");
      Class<?> layouts = Class.forName(api + "ValueLayout");
      Class<?> descriptorType = Class.forName(api + "FunctionDescriptor");
      Class<?> optionType = Class.forName(api + "Linker$Option");
      Object linker = linkerType.getMethod("nativeLinker").invoke(null);
      Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
      Method find = Class.forName(api + "SymbolLookup").getMethod("find", String.class);
      Object symbol = ((Optional<?>) find.invoke(lookup, "syscall")).orElseThrow();
      Object number = layouts.getField("JAVA_LONG").get(null);
      Object flag = layouts.getField("JAVA_INT").get(null);
      Object arguments = Array.newInstance(layoutType, 4);
      for (int i = 0; i < 4; i++) {
        Array.set(arguments, i, i == 0 ? number : flag);
      }
      Object descriptor =
          descriptorType
              .getMethod("of", layoutType, arguments.getClass())
              .invoke(null, number, arguments);
      Object none = Array.newInstance(optionType, 0);
      Method handle =
          linkerType.getMethod(
              "downcallHandle",
              Class.forName(api + "MemorySegment"),
              descriptorType,
              none.getClass());
      return (MethodHandle) handle.invoke(linker, symbol, descriptor, none);
    }

    @Override
    public void pass() {
      demand(PASS);
    }

    private void demand(int command) {
      long result;
      try {
        result = (long) call.invokeExact(NUMBER, command, 0, 0);
      } catch (Throwable t) {
        throw new IllegalStateException("membarrier", t);
      }
      if (result != 0) {
        throw new IllegalStateException("membarrier " + command + " failed");
      }
    }
  }
}
