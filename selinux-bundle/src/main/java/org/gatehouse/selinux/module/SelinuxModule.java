package org.gatehouse.selinux.module;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.SelinuxWatcher;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Decides by a policy about the contexts of subject and object (Linux 6.1 security/selinux). */
@Component(service = SecurityModule.class, configurationPid = "org.gatehouse.selinux")
@Designate(ocd = SelinuxModule.Config.class)
public final class SelinuxModule implements SecurityModule {
  /** Belongs to the bundle: a restart of Declarative Services keeps policy and SIDs. */
  private static final SelinuxState STATE = new SelinuxState(event -> {});

  private final SelinuxState state;
  private final PolicyDirectory directory;
  private final @Nullable KeptState kept;
  private final Logger log;
  private final LabelFiles labels;
  private final NewFiles made = new NewFiles(SelinuxModule::now);
  private final FileLabels files;
  private final Domains domains;
  private final Subjects subjects;
  private final Judge judge;
  private final SocketChecks sockets;
  private volatile String mode = "";
  private volatile @Nullable ModuleContext context;

  /** The configuration of PID {@code org.gatehouse.selinux}; see docs/selinux.md. */
  @ObjectClassDefinition(name = "SELinux", description = "The mode, and who the operator is")
  public @interface Config {
    /** Whether denials are enforced. */
    @AttributeDefinition(name = "mode", description = "enforcing, or permissive")
    String mode() default "enforcing";

    /** The context of operators. */
    @AttributeDefinition(name = "operator", description = "The context of operators' sessions")
    String operator() default LabelFiles.OPERATOR;
  }

  /** Made by the service component runtime. */
  @Activate
  public SelinuxModule(
      Config config, BundleContext bundle, @Reference(service = LoggerFactory.class) Logger log) {
    this(
        STATE,
        Origins.of(bundle),
        PolicyDirectory.of(bundle),
        new KeptState(bundle.getDataFile("kept").toPath()),
        log);
    modified(config);
  }

  SelinuxModule(
      SelinuxState state,
      Origins origins,
      PolicyDirectory directory,
      @Nullable KeptState kept,
      Logger log) {
    this.state = state;
    this.directory = directory;
    this.kept = kept;
    this.log = log;
    this.labels = new LabelFiles(state, directory);
    this.files = new FileLabels(state, labels, made);
    this.domains = new Domains(state, origins, labels, files);
    this.subjects = new Subjects(domains);
    this.judge = new Judge(state, subjects);
    this.sockets = new SocketChecks(judge);
    restore();
  }

  private void restore() {
    try {
      if (kept != null && !state.isLoaded() && kept.restore(state)) {
        mode = state.isEnforcing() ? "enforcing" : "permissive";
      }
    } catch (IOException | LsmException e) {
      log.error("the policy that was kept is lost: {}", e.toString());
    }
  }

  /** Keeps policy, booleans and mode, so that another version of the bundle goes on with them. */
  @Deactivate
  void deactivate() {
    state.watch(SelinuxWatcher.NOBODY);
    try {
      if (kept != null && state.isLoaded()) {
        kept.save(state);
      }
    } catch (IOException e) {
      log.error("the policy is not kept: {}", e.toString());
    }
  }

  /** A mode takes effect when it is another than before; the operator's context when it is read. */
  @Modified
  void modified(Config c) {
    String wanted = c.mode().strip();
    if (!List.of("enforcing", "permissive").contains(wanted)) {
      log.error("mode={} is not enforcing or permissive; the last good one stays", wanted);
    } else if (!wanted.equals(mode)) {
      mode = wanted;
      state.setEnforcing(wanted.equals("enforcing"));
    }
    labels.operator(c.operator().strip());
  }

  @Override
  public ModuleId id() {
    return ModuleId.of("selinux");
  }

  @Override
  public ModuleKind kind() {
    return ModuleKind.LABELLED;
  }

  /**
   * Loads the policy and the label files, and labels the tasks there are. Without a policy it is
   * enabled all the same, allows everything, and labels when the first policy is loaded.
   *
   * @throws LsmException EINVAL for a policy or a label file with a fault: the module does not
   *     start without what the operator wrote
   */
  @Override
  public void enabling(ModuleContext given) {
    directory.loadInto(state);
    if (state.isLoaded()) {
      labels.read();
    }
    context = given;
    files.begin(given.slots());
    subjects.begin(given.slots());
    sockets.begin(given.slots());
    given.tasks().all().forEach(subjects::sid);
    subjects.sid(given.tasks().operator());
    state.watch(new Changes());
  }

  /** What follows from a change of what is in force. */
  private final class Changes implements SelinuxWatcher {
    @Override
    public void policyLoaded(boolean first) {
      reread();
      if (first) {
        relabel();
      }
    }
  }

  private void reread() {
    try {
      labels.read();
    } catch (LsmException e) {
      log.error("{}; the label files stay as they were read", e.getMessage());
    }
  }

  /** Tasks that were there before any policy get the labels that they would have started with. */
  private void relabel() {
    ModuleContext now = context();
    subjects.begin(now.tasks().operator());
    now.tasks().all().stream().map(Task::cred).forEach(subjects::begin);
  }

  private static long now() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }

  @Override
  public List<Object> hooks() {
    Creation creation = new Creation(judge, files, made);
    return List.of(
        new InodeChecks(judge, files, creation),
        new PathChecks(judge, files, creation),
        new XattrChecks(judge, files, creation),
        new FileChecks(judge, files, creation),
        new TaskChecks(judge),
        new ExecChecks(judge, domains, files),
        new BundleChecks(judge),
        new JvmChecks(judge, files, labels::current),
        new LabelAnswers(judge, files),
        sockets);
  }

  private ModuleContext context() {
    return Objects.requireNonNull(context, "selinux was never enabled");
  }
}
