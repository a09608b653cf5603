package org.gatehouse.agent;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    retransform(instrumentation, byType);
    Seal.close(instrumentation, token);
    Coverage.publish(token, lines(all, transformer, jdk));
    Bridge.handOver(token);
  }

  private static void retransform(
      Instrumentation instrumentation, Map<String, List<ChokePoint>> byType)
      throws UnmodifiableClassException {
    List<Class<?>> types = new ArrayList<>();
    for (String type : byType.keySet()) {
      try {
        types.add(Class.forName(type.replace('/', '.'), false, ClassLoader.getSystemClassLoader()));
      } catch (ClassNotFoundException | LinkageError e) {
        // Not in this JDK's image: its rows are reported as missing.
      }
    }
    instrumentation.retransformClasses(types.toArray(Class<?>[]::new));
  }

  private static List<Coverage.Row> lines(
      List<ChokePoint> all, ChokeTransformer transformer, int jdk) {
    List<Coverage.Row> rows = new ArrayList<>();
    for (ChokePoint point : all) {
      rows.add(
          new Coverage.Row(
              point.group(),
              point.operation(),
              point.place(),
              point.denial(),
              point.mandatory(),
              state(point, transformer, jdk)));
    }
    return rows;
  }

  private static Coverage.State state(ChokePoint point, ChokeTransformer transformer, int jdk) {
    if (!point.isIn(jdk)) {
      return Coverage.State.NOT_IN_THIS_JDK;
    }
    return transformer.isFound(point) ? Coverage.State.FOUND : Coverage.State.MISSING;
  }
}
