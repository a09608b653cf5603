package org.gatehouse.lsm.internal.host;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.List;

/** The part of the current stack that an operator wants to see with a denial. */
final class ApplicationFrames {
  private static final int MOST = 16;
  private static final ClassLoader HOST = ApplicationFrames.class.getClassLoader();
  private static final String INSIDE = "org.gatehouse.lsm.internal.";
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private ApplicationFrames() {}

  /** The frames that are neither the JDK's nor the host's, the nearest first. */
  static List<String> now() {
    return WALKER.walk(
        frames ->
            frames
                .filter(ApplicationFrames::isApplication)
                .limit(MOST)
                .map(StackFrame::toString)
                .toList());
  }

  private static boolean isApplication(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    ClassLoader loader = type.getClassLoader();
    return loader != null && !isHost(type) && type.getModule().getLayer() != ModuleLayer.boot();
  }

  private static boolean isHost(Class<?> type) {
    return type.getClassLoader() == HOST && type.getName().startsWith(INSIDE);
  }
}
