package org.gatehouse.lsm.internal.host;

import java.util.function.Consumer;
import org.gatehouse.lsm.internal.audit.AuditQueue;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.lsm.internal.stack.StackerService;
import org.gatehouse.lsm.internal.task.HostObjects;
import org.gatehouse.lsm.object.Task;

/**
 * What a host starts with.
 *
 * @param config the first configuration
 * @param loadable whether modules may come after the first object exists
 * @param auditCapacity how many audit events may wait
 * @param auditSink where records go
 * @param wanted told what an operator wants enabled
 * @param origins where a task's bundle came from
 * @param inodes how many inodes are kept
 * @param denyUnrecorded what is allowed but wants a record is denied while none can be written
 * @param permissive recovery: denials are allowed and audited
 * @param asymmetric whether read sections rely on a barrier of the whole process
 */
public record HostOptions(
    StackConfig config,
    boolean loadable,
    int auditCapacity,
    AuditQueue.Sink auditSink,
    StackerService.Wanted wanted,
    HostObjects.Origins origins,
    int inodes,
    boolean denyUnrecorded,
    boolean permissive,
    boolean asymmetric) {
  /** Loadable, audit kept in memory only, nothing remembered. */
  public static final HostOptions DEFAULT =
      new HostOptions(
          StackConfig.DEFAULT,
          true,
          8192,
          event -> true,
          new ForgetWanted(),
          new NoOrigins(),
          HostObjects.INODES,
          false,
          false,
          false);

  /** The same with another configuration. */
  public HostOptions withConfig(StackConfig other) {
    return with(change -> change.config = other);
  }

  /** The same with or without support for loadable modules. */
  public HostOptions withLoadable(boolean other) {
    return with(change -> change.loadable = other);
  }

  /** The same with other audit limits. */
  public HostOptions withAudit(int capacity, AuditQueue.Sink sink) {
    return with(
        change -> {
          change.auditCapacity = capacity;
          change.auditSink = sink;
        });
  }

  /** The same with memory across restarts, and bundles behind tasks. */
  public HostOptions withOsgi(StackerService.Wanted memory, HostObjects.Origins bundles) {
    return with(
        change -> {
          change.wanted = memory;
          change.origins = bundles;
        });
  }

  /** The same with the other choice for a log that cannot be written. */
  public HostOptions withDenyUnrecorded(boolean other) {
    return with(change -> change.denyUnrecorded = other);
  }

  /** The same, permissive or not. */
  public HostOptions withPermissive(boolean other) {
    return with(change -> change.permissive = other);
  }

  /** The same with asymmetric read sections or provable ones. */
  public HostOptions withAsymmetric(boolean other) {
    return with(change -> change.asymmetric = other);
  }

  /** The same with another bound on inodes. */
  public HostOptions withInodes(int other) {
    return with(change -> change.inodes = other);
  }

  private HostOptions with(Consumer<Change> edit) {
    Change change = new Change(this);
    edit.accept(change);
    return change.done();
  }

  /** A copy while it is made. */
  private static final class Change {
    private StackConfig config;
    private boolean loadable;
    private int auditCapacity;
    private AuditQueue.Sink auditSink;
    private StackerService.Wanted wanted;
    private HostObjects.Origins origins;
    private int inodes;
    private boolean denyUnrecorded;
    private boolean permissive;
    private boolean asymmetric;

    Change(HostOptions from) {
      this.config = from.config;
      this.loadable = from.loadable;
      this.auditCapacity = from.auditCapacity;
      this.auditSink = from.auditSink;
      this.wanted = from.wanted;
      this.origins = from.origins;
      this.inodes = from.inodes;
      this.denyUnrecorded = from.denyUnrecorded;
      this.permissive = from.permissive;
      this.asymmetric = from.asymmetric;
    }

    HostOptions done() {
      return new HostOptions(
          config,
          loadable,
          auditCapacity,
          auditSink,
          wanted,
          origins,
          inodes,
          denyUnrecorded,
          permissive,
          asymmetric);
    }
  }

  private static final class ForgetWanted implements StackerService.Wanted {
    @Override
    public void add(String name) {}

    @Override
    public void remove(String name) {}
  }

  private static final class NoOrigins implements HostObjects.Origins {
    @Override
    public String version(Task task) {
      return "0";
    }

    @Override
    public String location(Task task) {
      return "";
    }
  }
}
