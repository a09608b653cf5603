package org.gatehouse.smack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.smack.policy.Labels;
import org.gatehouse.smack.policy.Placing;
import org.gatehouse.smack.policy.RuleFileException;
import org.gatehouse.smack.policy.SeenAccesses;
import org.gatehouse.smack.policy.Smack;
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

/** Decides by the labels of subject and object (Linux 6.12 security/smack). */
@Component(service = SecurityModule.class, configurationPid = "org.gatehouse.smack")
@Designate(ocd = SmackModule.Config.class)
public final class SmackModule implements SecurityModule {
  private static final String RULES = "smack/accesses.d";

  /** Belongs to the bundle: a restart of Declarative Services keeps labels and rules. */
  private static final State STATE = new State(new Smack());

  private final State state;
  private final PolicyDirectory directory;
  private final @Nullable KeptState kept;
  private final Logger log;
  private final SeenAccesses seen = new SeenAccesses();
  private final NewFiles made = new NewFiles(SmackModule::now);
  private final FileLabels files;
  private final Subjects subjects;
  private final Judge judge;
  private final SocketChecks sockets;
  private volatile Placing placing = Placing.DEFAULT;
  private volatile @Nullable ModuleContext context;

  /** What is in force, and whether rules were ever put there. */
  static final class State {
    private final Smack smack;
    private boolean loaded; // guarded by this

    State(Smack smack) {
      this.smack = smack;
    }

    /** The directory is read once; later the operator says when. */
    synchronized void load(PolicyDirectory directory) {
      if (!loaded) {
        smack.book().swap(directory.read(smack.labels()));
        loaded = true;
      }
    }

    synchronized void restore(KeptState kept) throws IOException, RuleFileException {
      loaded |= kept.restore(smack);
    }
  }

  /** The configuration of PID {@code org.gatehouse.smack}; see docs/smack.md. */
  @ObjectClassDefinition(name = "Smack", description = "Which labels bundles and files have")
  public @interface Config {
    /** Labels of bundles. */
    @AttributeDefinition(
        name = "bundles",
        description = "SYMBOLIC-NAME LABEL; more entries after a semicolon; * in the name")
    String bundles() default "";

    /** Labels of files. */
    @AttributeDefinition(
        name = "files",
        description = "PATH LABEL [transmute]; more entries after a semicolon; the longest counts")
    String files() default "";

    /** The framework's label. */
    @AttributeDefinition(name = "framework", description = "The label of the framework")
    String framework() default "_";

    /** The label of operators. */
    @AttributeDefinition(name = "operator", description = "The label of operators' sessions")
    String operator() default "_";

    /** The label of other files. */
    @AttributeDefinition(name = "file", description = "The label of files nothing else labels")
    String file() default "_";

    /** Whether manifests are believed. */
    @AttributeDefinition(
        name = "manifest",
        description =
            "true: the manifest header Smack-Label labels a bundle that bundles= does not")
    String manifest() default "false";
  }

  /** Made by the service component runtime. */
  @Activate
  public SmackModule(
      Config config, BundleContext bundle, @Reference(service = LoggerFactory.class) Logger log) {
    this(
        STATE,
        Origins.of(bundle),
        new PolicyDirectory(directory(bundle)),
        new KeptState(bundle.getDataFile("kept").toPath()),
        log);
    modified(config);
  }

  SmackModule(
      State state,
      Origins origins,
      PolicyDirectory directory,
      @Nullable KeptState kept,
      Logger log) {
    this.state = state;
    this.directory = directory;
    this.kept = kept;
    this.log = log;
    Labels labels = state.smack.labels();
    this.files = new FileLabels(labels, this::placing, made);
    this.subjects = new Subjects(labels, origins, this::placing, files::of);
    this.judge = new Judge(state.smack, subjects, this::context, seen, origins::isModule);
    this.sockets = new SocketChecks(judge);
    restore();
  }

  private static Path directory(BundleContext bundle) {
    String etc = bundle.getProperty("felix.fileinstall.dir");
    return Path.of(etc == null ? "etc" : etc).resolve(RULES);
  }

  private void restore() {
    try {
      if (kept != null) {
        state.restore(kept);
      }
    } catch (IOException | RuleFileException e) {
      log.error("rules that were kept are lost: {}", e.toString());
    }
  }

  /** Keeps rules and settings, so that another version of the bundle goes on with them. */
  @Deactivate
  void deactivate() {
    try {
      if (kept != null) {
        kept.save(state.smack);
      }
    } catch (IOException e) {
      log.error("rules are not kept: {}", e.toString());
    }
  }

  /** Bad values keep the last good configuration, and the log says so. */
  @Modified
  void modified(Config c) {
    try {
      placing = placing(c);
    } catch (IllegalArgumentException e) {
      log.error("{}; the last good configuration stays", e.getMessage());
    }
  }

  private Placing placing(Config c) {
    Labels labels = state.smack.labels();
    if (!List.of("true", "false").contains(c.manifest().strip())) {
      throw new IllegalArgumentException("manifest=" + c.manifest() + " is not true or false");
    }
    return new Placing(
        Placing.bundles(labels, c.bundles()),
        Placing.files(labels, c.files()),
        Placing.label(labels, c.framework().strip()),
        Placing.label(labels, c.operator().strip()),
        Placing.label(labels, c.file().strip()),
        c.manifest().strip().equals("true"));
  }

  @Override
  public ModuleId id() {
    return ModuleId.of("smack");
  }

  @Override
  public ModuleKind kind() {
    return ModuleKind.LABELLED;
  }

  /**
   * Loads the rules, and labels the tasks there are so that no hook has to read a manifest.
   *
   * @throws LsmException EINVAL for a rules file with a fault: the module does not start without
   *     what the operator wrote
   */
  @Override
  public void enabling(ModuleContext given) {
    state.load(directory);
    context = given;
    files.begin(given.slots());
    subjects.begin(given.slots());
    sockets.begin(given.slots());
    given.tasks().all().forEach(subjects::label);
    subjects.label(given.tasks().operator());
  }

  private static long now() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }

  @Override
  public List<Object> hooks() {
    Creation creation = new Creation(judge, files, made);
    return List.of(
        new InodeChecks(judge, files, creation),
        new FileChecks(judge, files, creation),
        new TaskChecks(judge, files),
        new OsgiChecks(judge),
        new LabelAnswers(judge, files),
        sockets);
  }

  @Override
  public Map<String, ControlFile> controlFiles() {
    Map<String, ControlFile> all = new HashMap<>(new SmackFs(state.smack, judge).files());
    all.putAll(operatorFiles());
    return all;
  }

  private Map<String, ControlFile> operatorFiles() {
    FileLabeller labeller = new FileLabeller(files, state.smack.labels());
    return new OperatorFiles(state.smack, judge, this::context, directory, seen, labeller).files();
  }

  private Placing placing() {
    return placing;
  }

  private ModuleContext context() {
    return Objects.requireNonNull(context, "smack was never enabled");
  }
}
