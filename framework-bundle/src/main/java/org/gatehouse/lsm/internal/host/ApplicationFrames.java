package org.gatehouse.lsm.internal.host;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.stream.Stream;

/** The part of the current stack that an operator wants to see with a denial. */
final class ApplicationFrames {
  private static final int MOST = 16;
  private static final ClassLoader HOST = ApplicationFrames.class.getClassLoader();
  private static final String INSIDE = "org.gatehouse.lsm.internal.";
  private static final String BRIDGE = "org.gatehouse.bridge.";
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private ApplicationFrames() {}

  /**
   * The frames that are neither the JDK's nor the host's, the nearest first. Where a choke point
   * asked, what is nearer than the bridge is the decision itself.
   */
  static List<String> now() {
    List<StackFrame> frames = WALKER.walk(Stream::toList);
    return frames.stream()
        .skip(decision(frames))
        .filter(ApplicationFrames::isApplication)
        .limit(MOST)
        .map(StackFrame::toString)
        .toList();
  }

  private static int decision(List<StackFrame> frames) {
    int nearest = 0;
    while (nearest < frames.size() && !isBridge(frames.get(nearest).getDeclaringClass())) {
      nearest++;
    }
    return nearest == frames.size() ? 0 : nearest;
  }

  private static boolean isBridge(Class<?> type) {
    return type.getClassLoader() == null && type.getName().startsWith(BRIDGE);
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
