package org.gatehouse.bench;

import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
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
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/** The same modules as plain OSGi services of Felix, called as a bundle would call services. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ServiceCall {
  /** How many modules there are. */
  @Param({"1", "3", "8"})
  public int modules;

  private Framework framework;
  private BundleContext context;
  private ServiceTracker<FileHooks, FileHooks> tracker;
  private ServiceReference<?>[] references;
  private World world;
  private Cred subject;
  private FileObject file;

  @Setup
  public void start() throws Exception {
    String cache = Files.createTempDirectory("services").toString();
    Map<String, String> settings =
        Map.of(Constants.FRAMEWORK_STORAGE, cache, "felix.log.level", "0");
    framework = new FrameworkFactory().newFramework(settings);
    framework.start();
    context = framework.getBundleContext();
    for (int i = 0; i < modules; i++) {
      context.registerService(FileHooks.class, new Checker("m" + i), null);
    }
    tracker = new ServiceTracker<>(context, FileHooks.class, null);
    tracker.open();
    references = context.getServiceReferences(FileHooks.class.getName(), null);
    world = World.with(0);
    subject = world.subject;
    file = world.open("/etc/hosts");
  }

  @TearDown
  public void stop() throws BundleException, InterruptedException {
    tracker.close();
    framework.stop();
    framework.waitForStop(0);
    world.close();
  }

  /** Services of a tracker that is open. */
  @Benchmark
  public Verdict tracked() {
    Verdict verdict = Verdict.ALLOW;
    for (Object hooks : tracker.getServices()) {
      verdict = last(verdict, ((FileHooks) hooks).fileOpen(subject, file));
    }
    return verdict;
  }

  /** Each service is got for one call, and ungot. */
  @Benchmark
  public Verdict fetched() {
    Verdict verdict = Verdict.ALLOW;
    for (ServiceReference<?> reference : references) {
      FileHooks hooks = (FileHooks) context.getService(reference);
      verdict = last(verdict, hooks.fileOpen(subject, file));
      context.ungetService(reference);
    }
    return verdict;
  }

  private static Verdict last(Verdict before, Verdict answer) {
    return answer == Verdict.ALLOW ? before : answer;
  }
}
