package org.gatehouse.capability;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.capability.policy.CapState;
import org.gatehouse.capability.policy.FileCaps;
import org.gatehouse.capability.policy.Settings;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.OrderClass;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which privileged operations a task may do (Linux 6.12 security/commoncap.c). */
@Component(service = SecurityModule.class, configurationPid = "org.gatehouse.capability")
@Designate(ocd = CapabilityModule.Config.class)
public final class CapabilityModule implements SecurityModule {
  static final String SELF_FILE = "/security/capability/self";
  static final String TASKS_FILE = "/security/capability/tasks";

  private final Function<Task, FileCaps> headers;
  private final Logger log;
  private volatile Settings settings = Settings.DEFAULT;
  private volatile @Nullable Holdings holdings;
  private volatile @Nullable ModuleContext context;

  /** The configuration of PID {@code org.gatehouse.capability}; see docs/capabilities.md. */
  @ObjectClassDefinition(name = "Capability", description = "Which privileges bundles have")
  public @interface Config {
    /** What bundles are granted. */
    @AttributeDefinition(
        name = "capabilities",
        description = "/bundle/NAME cap_x,cap_y=ep; more entries after a semicolon; * in NAME")
    String capabilities() default "";

    /** What the framework holds. */
    @AttributeDefinition(name = "framework", description = "What the framework holds")
    String framework() default "=ep";

    /** What operators hold. */
    @AttributeDefinition(name = "operator", description = "What operators' sessions hold")
    String operator() default "=ep";

    /** Whether manifests are believed. */
    @AttributeDefinition(
        name = "manifest",
        description = "true: the manifest header Capability of a bundle adds to its grants")
    String manifest() default "false";

    /** Whether attributes are checked. */
    @AttributeDefinition(
        name = "xattr",
        description = "false: security.* attributes are left to other modules (cap-stack)")
    String xattr() default "true";
  }

  /** Made by the service component runtime. */
  @Activate
  public CapabilityModule(
      Config config, BundleContext bundles, @Reference(service = LoggerFactory.class) Logger log) {
    this(new ManifestHeader(bundles, log)::of, log);
    modified(config);
  }

  CapabilityModule(Function<Task, FileCaps> headers, Logger log) {
    this.headers = headers;
    this.log = log;
  }

  /** Bad values keep the last good configuration, and the log says so. */
  @Modified
  void modified(Config c) {
    try {
      configure(
          Settings.of(c.capabilities(), c.framework(), c.operator(), c.manifest(), c.xattr()));
    } catch (IllegalArgumentException e) {
      log.error("{}; the last good configuration stays", e.getMessage());
    }
  }

  private synchronized void configure(Settings now) {
    settings = now;
    Holdings there = holdings;
    if (there != null) {
      there.configure(now);
    }
  }

  @Override
  public ModuleId id() {
    return ModuleId.of("capability");
  }

  @Override
  public OrderClass order() {
    return OrderClass.FIRST;
  }

  /** Reads the manifests of the bundles there are now, so that no hook has to. */
  @Override
  public synchronized void enabling(ModuleContext given) {
    Holdings fresh = new Holdings(given.slots(), headers, settings);
    given.tasks().all().forEach(task -> fresh.caps(task.cred()));
    fresh.caps(given.tasks().operator());
    holdings = fresh;
    context = given;
  }

  @Override
  public List<Object> hooks() {
    return List.of(
        new PrivilegeHooks(this::holdings, this::context),
        new ExecHooks(this::holdings),
        new XattrHooks(this::holdings, this::context));
  }

  @Override
  public Map<String, ControlFile> controlFiles() {
    return Map.of(
        SELF_FILE,
        new SelfFile(subject -> holdings().caps(subject).state(), this::capset),
        TASKS_FILE,
        ControlFile.readOnly(this::tasks));
  }

  private void capset(Cred subject, CapState wanted) {
    PrivilegeHooks hooks = new PrivilegeHooks(this::holdings, this::context);
    if (!hooks.set(subject, wanted)) {
      throw new LsmException(Errno.EPERM, subject + " cannot have " + wanted);
    }
  }

  /** As getpcaps prints them. */
  private String tasks() {
    return context().tasks().all().stream()
        .map(t -> "Capabilities for `" + t + "': " + holdings().caps(t.cred()).state() + "\n")
        .collect(Collectors.joining());
  }

  private Holdings holdings() {
    return Objects.requireNonNull(holdings, "capability was never enabled");
  }

  private ModuleContext context() {
    return Objects.requireNonNull(context, "capability was never enabled");
  }
}
