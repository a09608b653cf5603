package org.gatehouse.apparmor.module;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gatehouse.apparmor.decide.ActivePolicy;
import org.gatehouse.apparmor.fs.AppArmorFs;
import org.gatehouse.apparmor.fs.GenprofFile;
import org.gatehouse.apparmor.learn.Genprof;
import org.gatehouse.apparmor.learn.Learned;
import org.gatehouse.apparmor.learn.ProfileDraft;
import org.gatehouse.apparmor.load.Beat;
import org.gatehouse.apparmor.load.Loading;
import org.gatehouse.apparmor.load.ProfileDirectory;
import org.gatehouse.apparmor.load.Watch;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.record.LateLines;
import org.gatehouse.apparmor.record.Records;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.audit.AuditListener;
import org.gatehouse.lsm.audit.RecordFile;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ModuleContext;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
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

/** Decides by profiles of programs (Linux 6.1 security/apparmor). */
@Component(
    service = {SecurityModule.class, AuditListener.class},
    configurationPid = "org.gatehouse.apparmor")
@Designate(ocd = AppArmorModule.Config.class)
public final class AppArmorModule implements SecurityModule, AuditListener {
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Belongs to the bundle: a restart of Declarative Services keeps the profiles. */
  private static final ActivePolicy POLICY = new ActivePolicy();

  private final Records records;
  private final @Nullable RecordFile file;
  private final @Nullable LateLines late;
  private final Owners owners;
  private final Supplier<Beat> beats;
  private final FileXattrs xattrs;
  private final Subjects subjects;
  private final FileNames files;
  private final OpenFiles opened;
  private final SocketChecks sockets;
  private final Loading loading;
  private final ProfileDirectory directory;
  private final AppArmorFs fs;
  private final GenprofFile genprof;
  private volatile @Nullable ModuleContext context;
  private volatile @Nullable Watch watch;

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
    this(
        POLICY,
        Places.of(bundle, config.directory().strip()),
        Owners.ofSystem(),
        FileXattrs.of(bundle),
        new Stops(bundle, log),
        () -> Beat.every(LOOK),
        records(bundle, log),
        log);
  }

  AppArmorModule(
      ActivePolicy policy,
      Places places,
      Owners owners,
      FileXattrs xattrs,
      Ends ends,
      Supplier<Beat> beats,
      @Nullable RecordFile file,
      Logger log) {
    this.owners = owners;
    this.beats = beats;
    this.xattrs = xattrs;
    this.file = file;
    Learned learned = new Learned();
    this.late = file == null ? null : new LateLines(file);
    this.records =
        new Records(
            file == null ? learned : learned.andThen(file),
            late == null ? learned : learned.andThen(late));
    this.subjects = new Subjects(policy, xattrs);
    this.files = new FileNames(new Judge(policy, subjects, ends), owners);
    this.opened = new OpenFiles(files);
    this.sockets = new SocketChecks(files);
    Told told = new Told(records, log);
    this.loading = new Loading(policy, places.choices(), places.kept(), told);
    this.directory = new ProfileDirectory(places.profiles(), Features.DEFAULT, loading);
    ProfileDraft draft = new ProfileDraft(directory, learned, places.variables());
    Genprof learning = new Genprof(loading, directory, learned, draft);
    this.genprof = new GenprofFile(learning, this::require);
    this.fs =
        new AppArmorFs(
            loading,
            directory,
            told,
            this::require,
            subject -> subjects.of(subject).label(),
            owners.user() == 0);
  }

  FileNames files() {
    return files;
  }

  Subjects subjects() {
    return subjects;
  }

  /** Beside the host's own log; nowhere where the host has none. */
  private static @Nullable RecordFile records(BundleContext bundle, Logger log) {
    String home = bundle.getProperty("gatehouse.state");
    try {
      return home == null ? null : new RecordFile(Path.of(home, "audit"), "apparmor.log");
    } catch (IOException e) {
      log.error("no records are written: {}", e.toString());
      return null;
    }
  }

  /** Another directory counts when the module's component is made the next time. */
  @Modified
  void modified(Config config) {}

  /**
   * Ends what looks at the profiles. Public, so that it can be called while the module's place
   * denies reflection.
   */
  @Deactivate
  public void deactivate() {
    unwatch();
    if (late != null && file != null) {
      late.close();
      file.close();
    }
  }

  @Override
  public void event(AuditEvent event) {
    records.event(event);
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
   * @throws LsmException EINVAL for a file with a fault that no earlier good one stands in for: the
   *     module does not start without what the operator wrote
   */
  @Override
  public void enabling(ModuleContext given) {
    directory.refresh();
    loading.restore(directory.parser());
    requireGood();
    context = given;
    subjects.begin(given.slots());
    owners.begin(given.slots());
    opened.begin(given.slots());
    sockets.begin(given.slots());
    fs.begin(given.slots());
    genprof.begin(given.slots());
    given.tasks().all().forEach(subjects::find);
    watch = Watch.start(directory, loading, beats.get());
  }

  private void requireGood() {
    String error = directory.error();
    for (ProfileDirectory.Report report : directory.files()) {
      error = error == null && report.profiles().isEmpty() ? report.error() : error;
    }
    if (error != null) {
      throw new LsmException(Errno.EINVAL, error);
    }
  }

  /** Another thread waits for a look that is under way. */
  @Override
  public void disabled() {
    Thread thread = new Thread(this::unwatch, "apparmor end");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void unwatch() {
    Watch there = watch;
    watch = null;
    if (there != null) {
      there.close();
    }
  }

  /** Whoever changes the policy holds CAP_MAC_ADMIN (aa_may_manage_policy). */
  private void require(Cred subject) {
    ModuleContext now = context;
    boolean may =
        now != null
            && !subjects.of(subject).isKilled()
            && now.isCapable(subject, Capability.CAP_MAC_ADMIN);
    if (!may) {
      throw new LsmException(Errno.EACCES, subject + " may not change profiles");
    }
  }

  @Override
  public List<Object> hooks() {
    Judge judge = files.judge();
    return List.of(
        new PathChecks(files),
        opened,
        new Programs(files, xattrs),
        new TaskChecks(judge),
        new LabelAnswers(judge, records),
        sockets,
        new EndedInJvm(judge),
        new EndedInOsgi(judge));
  }

  @Override
  public Map<String, ControlFile> controlFiles() {
    Map<String, ControlFile> all = new HashMap<>(fs.files());
    all.putAll(genprof.files());
    return all;
  }
}
