package org.gatehouse.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.framework.SecurityActivator;
import org.gatehouse.bench.mediated.BundleJar;
import org.gatehouse.bench.peer.guarded.Guarded;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.condpermadmin.ConditionalPermissionAdmin;
import org.osgi.service.condpermadmin.ConditionalPermissionInfo;
import org.osgi.service.condpermadmin.ConditionalPermissionUpdate;

/** A bundle under Felix's ConditionalPermissionAdmin with 21 rows, one of them the bundle's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Djava.security.manager=allow")
public class ConditionalCall {
  private static final int OTHERS = 20;
  private static final String ROW =
      "ALLOW { [org.osgi.service.condpermadmin.BundleLocationCondition \"%s\"]"
          + " (org.osgi.framework.PackagePermission \"*\" \"import\")"
          + " (java.io.FilePermission \"%s\" \"read\")"
          + " (java.util.PropertyPermission \"%s\" \"read\") } \"row%d\"";

  @Param({"property", "stream"})
  public String operation;

  private Callable<Object> call;

  @Setup
  public void start() throws Exception {
    Path folder = Files.createTempDirectory("conditional");
    Path policy = folder.resolve("policy");
    Files.writeString(policy, "grant { permission java.security.AllPermission; };");
    System.setProperty("java.security.policy", policy.toString());
    Framework framework = new FrameworkFactory().newFramework(settings(folder));
    framework.init();
    framework.start();
    Path file = Files.writeString(folder.resolve("file"), "content");
    Path forbidden = Files.writeString(folder.resolve("forbidden"), "content");
    Bundle bundle = install(framework.getBundleContext());
    confine(framework.getBundleContext(), bundle.getLocation(), file);
    BiFunction<String, String, Callable<Object>> code = load(bundle);
    demandDenial(code.apply("stream", forbidden.toString()));
    call = code.apply(operation, file.toString());
  }

  private static Map<String, Object> settings(Path folder) {
    return Map.of(
        Constants.FRAMEWORK_STORAGE,
        folder.resolve("cache").toString(),
        Constants.FRAMEWORK_SECURITY,
        Constants.FRAMEWORK_SECURITY_OSGI,
        "felix.systembundle.activators",
        List.of(new SecurityActivator()),
        "felix.log.level",
        "1");
  }

  private static Bundle install(BundleContext context) throws Exception {
    try (InputStream jar = BundleJar.of(Guarded.class, "org.osgi.framework")) {
      return context.installBundle("guarded", jar);
    }
  }

  private static void confine(BundleContext context, String location, Path file) {
    var reference = context.getServiceReference(ConditionalPermissionAdmin.class);
    ConditionalPermissionAdmin admin = context.getService(reference);
    ConditionalPermissionUpdate update = admin.newConditionalPermissionUpdate();
    List<ConditionalPermissionInfo> rows = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      String row = String.format(ROW, "other" + i, "/srv/data" + i + "/-", "app" + i, i);
      rows.add(admin.newConditionalPermissionInfo(row));
    }
    String own = String.format(ROW, location, file, "user.dir", OTHERS);
    rows.add(admin.newConditionalPermissionInfo(own));
    update.getConditionalPermissionInfos().addAll(rows);
    if (!update.commit()) {
      throw new IllegalStateException("the rows were not taken");
    }
  }

  @SuppressWarnings("unchecked")
  private static BiFunction<String, String, Callable<Object>> load(Bundle bundle)
      throws ReflectiveOperationException {
    Object code = bundle.loadClass(Guarded.class.getName()).getDeclaredConstructor().newInstance();
    return (BiFunction<String, String, Callable<Object>>) code;
  }

  /** What is measured must be what is enforced. */
  private static void demandDenial(Callable<Object> forbidden) throws Exception {
    try {
      forbidden.call();
    } catch (SecurityException denied) {
      return;
    } catch (IOException e) {
      throw new IllegalStateException("not denied as one is", e);
    }
    throw new IllegalStateException("nobody denied opening the forbidden file");
  }

  @Benchmark
  public Object call() throws Exception {
    return call.call();
  }
}
