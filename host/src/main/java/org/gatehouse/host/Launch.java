package org.gatehouse.host;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** One run of the framework, from start to exit status. */
final class Launch {
  private static final long STOP_MILLIS = 10_000;

  private final CommandLine line;
  private final Distribution distribution;
  private final State state;
  private final ExitStatus exit = new ExitStatus();

  Launch(CommandLine line, Distribution distribution, State state) {
    this.line = line;
    this.distribution = distribution;
    this.state = state;
  }

  int run() throws RefusedException, IOException, BundleException, InterruptedException {
    Framework framework =
        new FrameworkFactory().newFramework(Settings.of(line, distribution, state));
    framework.init();
    Ending ending = new Ending(framework, state, STOP_MILLIS);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ending), "gatehouse-ending"));
    prepare(framework.getBundleContext());
    framework.start();
    int status = exit.await();
    return ending.finish() ? status : 1;
  }

  private static void end(Ending ending) {
    Bound.start(2 * STOP_MILLIS);
    ending.finish();
  }

  private void prepare(BundleContext context) throws IOException, BundleException {
    context.registerService(
        IntConsumer.class, exit, FrameworkUtil.asDictionary(Map.of("gatehouse.exit", true)));
    context.addBundleListener(exit);
    List<Distribution.Jar> jars = jars();
    context.addFrameworkListener(new Readiness(context, jars, exit));
    context.getBundle().adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(Levels.RUN);
    new Provisioner(context, new Fingerprints(state.dir().resolve("distribution.crc")))
        .provide(jars);
  }

  private List<Distribution.Jar> jars() throws IOException {
    return switch (line.action()) {
      case DEMO -> distribution.demo();
      case TORTURE -> distribution.torture();
      default -> distribution.shell();
    };
  }
}
