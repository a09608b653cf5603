package org.gatehouse.agent;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.bridge.Bridge;
import org.gatehouse.bridge.Coverage;

/** What happens at start, once the bridge's classes can be found. */
final class Start {
  private Start() {}

  static void run(Instrumentation instrumentation) throws UnmodifiableClassException {
    Object token = Bridge.claim();
    List<ChokePoint> all = ChokePoints.all();
    Map<String, List<ChokePoint>> byType = new HashMap<>();
    int jdk = Runtime.version().feature();
    for (ChokePoint point : all) {
      if (point.isIn(jdk)) {
        byType.computeIfAbsent(point.type(), t -> new ArrayList<>()).add(point);
      }
    }
    ChokeTransformer transformer = new ChokeTransformer(byType);
    instrumentation.addTransformer(transformer, true);
    Set<String> there = retransform(instrumentation, byType);
    Seal.close(instrumentation, token);
    Coverage.publish(token, lines(all, transformer, jdk, there));
    Bridge.handOver(token);
  }

  /** The names of the classes that there are. */
  private static Set<String> retransform(
      Instrumentation instrumentation, Map<String, List<ChokePoint>> byType)
      throws UnmodifiableClassException {
    List<Class<?>> types = new ArrayList<>();
    for (String type : byType.keySet()) {
      if (byType.get(type).get(0).isOfBundle()) {
        continue; // no bundle is there yet
      }
      try {
        types.add(Class.forName(type.replace('/', '.'), false, ClassLoader.getSystemClassLoader()));
      } catch (ClassNotFoundException | LinkageError e) {
        // Not in this image: its rows are reported as missing, or the framework is not there.
      }
    }
    instrumentation.retransformClasses(types.toArray(Class<?>[]::new));
    return types.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());
  }

  private static List<Coverage.Row> lines(
      List<ChokePoint> all, ChokeTransformer transformer, int jdk, Set<String> there) {
    List<Coverage.Row> rows = new ArrayList<>();
    for (ChokePoint point : all) {
      rows.add(
          new Coverage.Row(
              point.group(),
              point.operation(),
              point.place(),
              point.denial(),
              point.mandatory(),
              state(point, transformer, jdk, there)));
    }
    return rows;
  }

  private static Coverage.State state(
      ChokePoint point, ChokeTransformer transformer, int jdk, Set<String> there) {
    if (point.isIn(jdk) && point.isOfBundle()) {
      return Coverage.State.WITH_ITS_BUNDLE;
    }
    boolean elsewhere = point.isOfFramework() && !there.contains(point.type().replace('/', '.'));
    if (!point.isIn(jdk) || elsewhere) {
      return Coverage.State.NOT_IN_THIS_JDK;
    }
    return transformer.isFound(point) ? Coverage.State.FOUND : Coverage.State.MISSING;
  }
}
