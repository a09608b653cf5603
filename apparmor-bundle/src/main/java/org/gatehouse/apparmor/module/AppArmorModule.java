package org.gatehouse.apparmor.module;

import java.nio.file.Path;
import java.util.List;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.SecurityModule;
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

/** Decides by profiles of programs (Linux 6.1 security/apparmor). */
@Component(service = SecurityModule.class, configurationPid = "org.gatehouse.apparmor")
@Designate(ocd = AppArmorModule.Config.class)
public final class AppArmorModule implements SecurityModule {
  /** Belongs to the bundle: a restart of Declarative Services keeps the profiles. */
  private static final ActivePolicy POLICY = new ActivePolicy();

  private final ActivePolicy policy;
  private final Path etc;
  private final Owners owners;
  private final Subjects subjects;
  private final FileNames files;
  private final OpenFiles opened;
  private final SocketChecks sockets;
  private volatile String directory = "apparmor.d";

  /** The configuration of PID {@code org.gatehouse.apparmor}; see docs/apparmor.md. */
  @ObjectClassDefinition(name = "AppArmor", description = "Where the profiles are")
  public @interface Config {
    /** The directory of the profiles; a relative one is below the one of the configurations. */
    @AttributeDefinition(name = "directory", description = "The directory of the profiles")
    String directory() default "apparmor.d";
  }

  /** Made by the service component runtime. */
  @Activate
  public AppArmorModule(
      Config config, BundleContext bundle, @Reference(service = LoggerFactory.class) Logger log) {
    this(POLICY, etc(bundle), Owners.ofSystem(), new Stops(bundle, log));
    modified(config);
  }

  AppArmorModule(ActivePolicy policy, Path etc, Owners owners, Ends ends) {
    this.policy = policy;
    this.etc = etc;
    this.owners = owners;
    this.subjects = new Subjects(policy);
    this.files = new FileNames(new Judge(policy, subjects, ends), owners);
    this.opened = new OpenFiles(files);
    this.sockets = new SocketChecks(files);
  }

  FileNames files() {
    return files;
  }

  Subjects subjects() {
    return subjects;
  }

  private static Path etc(BundleContext bundle) {
    String etc = bundle.getProperty("felix.fileinstall.dir");
    return Path.of(etc == null ? "etc" : etc);
  }

  /** Another directory counts when the module is enabled the next time. */
  @Modified
  void modified(Config config) {
    directory = config.directory().strip();
  }

  @Override
  public ModuleId id() {
    return ModuleId.of("apparmor");
  }

  @Override
  public ModuleKind kind() {
    return ModuleKind.PATH;
  }

  /**
   * Loads the profiles, and attaches them to the tasks there are.
   *
   * @throws LsmException EINVAL for a profile with a fault: the module does not start without what
   *     the operator wrote
   */
  @Override
  public void enabling(ModuleContext context) {
    new StartLoad(etc.resolve(directory)).into(policy);
    subjects.begin(context.slots());
    owners.begin(context.slots());
    opened.begin(context.slots());
    sockets.begin(context.slots());
    context.tasks().all().forEach(subjects::find);
  }

  @Override
  public List<Object> hooks() {
    Judge judge = files.judge();
    return List.of(
        new PathChecks(files),
        opened,
        new Programs(files),
        new TaskChecks(judge),
        new LabelAnswers(judge),
        sockets,
        new EndedInJvm(judge),
        new EndedInOsgi(judge));
  }
}
