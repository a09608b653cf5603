package org.gatehouse.lsm.internal.rcu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.management.JMException;

/**
 * Finds read sections on stacks, so that the read side need not keep anything per thread.
 *
 * <p>The class whose methods are sections is known by name; its method names are the hooks.
 */
public final class Sections {
  private static final String SRCU = Srcu.class.getName();

  private final String sectionClass;
  private final String hostPackage;

  /**
   * @param sectionClass the class each of whose public methods is a read section
   * @param hostPackage prefix of the classes that stand between a section and a module's hook
   */
  public Sections(String sectionClass, String hostPackage) {
    this.sectionClass = sectionClass;
    this.hostPackage = hostPackage;
  }

  /** Whether the current thread is inside a section. */
  public boolean isInside() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(f -> isSection(f.getClassName(), f.getMethodName())));
  }

  /** A hook of the front, or a question that the host asks by {@link Srcu#read}. */
  private boolean isSection(String className, String method) {
    return className.equals(sectionClass) || (className.equals(SRCU) && method.equals("read"));
  }

  /**
   * What is inside a section now: platform threads, and the numbers of virtual ones; among these
   * every one whose stack is too deep to be seen whole.
   *
   * @throws IOException if virtual threads could not be looked at
   * @throws JMException if virtual threads could not be looked at
   */
  Set<Object> inside(boolean virtual) throws IOException, JMException {
    Set<Object> inside = new HashSet<>();
    Thread.getAllStackTraces()
        .forEach(
            (thread, frames) -> {
              if (Arrays.stream(frames)
                  .anyMatch(f -> isSection(f.getClassName(), f.getMethodName()))) {
                inside.add(thread);
              }
            });
    if (virtual) {
      VirtualThreadDump.stacks().stream()
          .filter(s -> s.isCut() || sectionOf(s.frames()) >= 0)
          .forEach(s -> inside.add(s.number()));
    }
    return inside;
  }

  /** The threads that are inside a section now, platform and virtual. */
  public List<Stall> readers() {
    return readers(thread -> true);
  }

  /** Of the platform threads only these, and all virtual ones. */
  List<Stall> readers(Predicate<Thread> wanted) {
    List<Stall> found = new ArrayList<>();
    Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
    threads.keySet().removeIf(wanted.negate());
    for (Map.Entry<Thread, StackTraceElement[]> e : threads.entrySet()) {
      List<String> frames = Arrays.stream(e.getValue()).map(Object::toString).toList();
      describe(e.getKey().getName(), frames, found);
    }
    try {
      VirtualThreadDump.stacks().forEach(s -> describe(s.thread(), s.frames(), found));
    } catch (IOException | JMException e) {
      String what = "virtual threads could not be dumped: " + e;
      found.add(new Stall(what, "unknown", "unknown", List.of()));
    }
    return found;
  }

  private int sectionOf(List<String> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (isSection(className(frames.get(i)), methodName(frames.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private void describe(String thread, List<String> frames, List<Stall> found) {
    int section = sectionOf(frames);
    if (section < 0) {
      return;
    }
    int hook = section - 1;
    while (hook > 0 && isBetween(className(frames.get(hook)))) {
      hook--;
    }
    boolean front = className(frames.get(section)).equals(sectionClass);
    String name = methodName(frames.get(front || hook < 0 ? section : hook));
    String module = hook >= 0 ? className(frames.get(hook)) : "no module";
    found.add(new Stall(thread, name, module, frames));
  }

  /** The host's own frames and those of reflection stand between a section and a hook. */
  private boolean isBetween(String className) {
    return className.startsWith(hostPackage)
        || className.startsWith("java.lang.reflect.")
        || className.startsWith("java.lang.invoke.")
        || className.startsWith("jdk.internal.reflect.");
  }

  /** {@code loader/module@1/a.b.C.m(C.java:1)} is {@code a.b.C.m}. */
  private static String method(String frame) {
    int arguments = frame.indexOf('(');
    String call = arguments < 0 ? frame : frame.substring(0, arguments);
    return call.replaceFirst("^.*/(?!0x)", "");
  }

  private static String className(String frame) {
    String call = method(frame);
    int dot = call.lastIndexOf('.');
    return dot < 0 ? call : call.substring(0, dot);
  }

  private static String methodName(String frame) {
    String call = method(frame);
    return call.substring(call.lastIndexOf('.') + 1);
  }
}
