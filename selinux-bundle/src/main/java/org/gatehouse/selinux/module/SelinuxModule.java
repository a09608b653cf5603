package org.gatehouse.selinux.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditListener;
import org.gatehouse.lsm.audit.RecordFile;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.SelinuxWatcher;
import org.gatehouse.selinux.audit.Actor;
import org.gatehouse.selinux.fs.Answers;
import org.gatehouse.selinux.fs.SelinuxFs;
import org.gatehouse.selinux.fs.ToolFiles;
import org.gatehouse.selinux.server.ServerErrors;
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
@Component(
    service = {SecurityModule.class, AuditListener.class},
    configurationPid = "org.gatehouse.selinux")
@Designate(ocd = SelinuxModule.Config.class)
public final class SelinuxModule implements SecurityModule, AuditListener {
  /** Belongs to the bundle: a restart of Declarative Services keeps policy and SIDs. */
  private static final SelinuxState STATE = new SelinuxState(event -> {});

  private static final Duration LOOK = Duration.ofSeconds(2);

  private final SelinuxState state;
  private final PolicyDirectory directory;
  private final @Nullable KeptState kept;
  private final @Nullable RecordFile file;
  private final Records records;
  private final Logger log;
  private final LabelFiles labels;
  private final ChangedFiles changes;
  private final NewFiles made = new NewFiles(SelinuxModule::now);
  private final FileLabels files;
  private final Domains domains;
  private final Subjects subjects;
  private final Judge judge;
  private final SocketChecks sockets;
  private final Answers answers = new Answers();
  private final SelinuxFs fs;
  private volatile String mode = "";
  private volatile @Nullable ModuleContext context;
  private volatile @Nullable Looks looks;

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
        records(bundle, log),
        log);
    modified(config);
  }

  SelinuxModule(
      SelinuxState state,
      Origins origins,
      PolicyDirectory directory,
      @Nullable KeptState kept,
      @Nullable RecordFile file,
      Logger log) {
    this.state = state;
    this.directory = directory;
    this.kept = kept;
    this.file = file;
    this.log = log;
    this.records = new Records(manager(), file == null ? line -> {} : file);
    this.labels = new LabelFiles(state, directory);
    this.changes = new ChangedFiles(directory.path(), log::warn);
    this.files = new FileLabels(state, labels, made);
    this.domains = new Domains(state, origins, labels, files);
    this.subjects = new Subjects(domains);
    this.judge = new Judge(state, subjects);
    this.sockets = new SocketChecks(judge);
    this.fs = new SelinuxFs(state, judge, answers);
    restore();
  }

  /** Beside the host's own log; nowhere where the host has none. */
  private static @Nullable RecordFile records(BundleContext bundle, Logger log) {
    String home = bundle.getProperty("gatehouse.state");
    try {
      return home == null ? null : new RecordFile(Path.of(home, "audit"), "selinux.log");
    } catch (IOException e) {
      log.error("no records are written: {}", e.toString());
      return null;
    }
  }

  /** Who decides about the classes that only a JVM has: this process. */
  private static Actor manager() {
    long pid = ProcessHandle.current().pid();
    return new Actor(pid, uid(), Actor.UNSET, Actor.UNSET, "kernel");
  }

  private static long uid() {
    try {
      return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Actor.UNSET;
    }
  }

  @Override
  public void event(AuditEvent event) {
    records.event(event);
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

  /**
   * Keeps policy, booleans and mode, so that another version of the bundle goes on with them.
   * Public, so that it can be called while the module's place denies reflection.
   */
  @Deactivate
  public void deactivate() {
    disabled();
    state.watch(SelinuxWatcher.NOBODY);
    state.server().tell(ServerErrors.NOBODY);
    try {
      if (kept != null && state.isLoaded()) {
        kept.save(state);
      }
    } catch (IOException e) {
      log.error("the policy is not kept: {}", e.toString());
    }
    if (file != null) {
      file.close();
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
    Map<String, Object> before = changes.now();
    if (directory.loadInto(state, log::error)) {
      records.policyLoaded(true);
    }
    changes.policyRead(before);
    if (state.isLoaded()) {
      labels.read();
    }
    changes.labelsRead(before);
    context = given;
    files.begin(given.slots());
    subjects.begin(given.slots());
    sockets.begin(given.slots());
    answers.begin(given.slots());
    state.watch(new Changes());
    state.server().tell(records);
    given.tasks().all().forEach(subjects::sid);
    subjects.sid(given.tasks().operator());
    looks = Looks.start(changes::look, LOOK, log::warn);
  }

  @Override
  public void disabled() {
    Looks there = looks;
    if (there != null) {
      there.close();
    }
  }

  /** What follows from a change of what is in force. */
  private final class Changes implements SelinuxWatcher {
    @Override
    public void policyLoaded(boolean first) {
      reread();
      if (first) {
        relabel();
      }
      records.policyLoaded(first);
    }

    @Override
    public void modeSet(boolean enforcing, boolean before) {
      records.modeSet(enforcing, before);
    }

    @Override
    public void booleanSet(String name, boolean on, boolean before) {
      records.booleanSet(name, on, before);
    }
  }

  private void reread() {
    Map<String, Object> before = changes.now();
    try {
      labels.read();
      changes.labelsRead(before);
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

  @Override
  public Map<String, ControlFile> controlFiles() {
    Map<String, ControlFile> all = new HashMap<>(fs.files());
    all.putAll(
        new ToolFiles(fs, state, judge, answers, new Beside(directory, labels, changes, log))
            .files());
    return all;
  }

  private ModuleContext context() {
    return Objects.requireNonNull(context, "selinux was never enabled");
  }
}
