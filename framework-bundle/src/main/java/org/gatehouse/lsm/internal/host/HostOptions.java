package org.gatehouse.lsm.internal.host;

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
    return new HostOptions(
        other,
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

  /** The same with or without support for loadable modules. */
  public HostOptions withLoadable(boolean other) {
    return new HostOptions(
        config,
        other,
        auditCapacity,
        auditSink,
        wanted,
        origins,
        inodes,
        denyUnrecorded,
        permissive,
        asymmetric);
  }

  /** The same with other audit limits. */
  public HostOptions withAudit(int capacity, AuditQueue.Sink sink) {
    return new HostOptions(
        config,
        loadable,
        capacity,
        sink,
        wanted,
        origins,
        inodes,
        denyUnrecorded,
        permissive,
        asymmetric);
  }

  /** The same with memory across restarts, and bundles behind tasks. */
  public HostOptions withOsgi(StackerService.Wanted memory, HostObjects.Origins bundles) {
    return new HostOptions(
        config,
        loadable,
        auditCapacity,
        auditSink,
        memory,
        bundles,
        inodes,
        denyUnrecorded,
        permissive,
        asymmetric);
  }

  /** The same with the other choice for a log that cannot be written. */
  public HostOptions withDenyUnrecorded(boolean other) {
    return new HostOptions(
        config,
        loadable,
        auditCapacity,
        auditSink,
        wanted,
        origins,
        inodes,
        other,
        permissive,
        asymmetric);
  }

  /** The same, permissive or not. */
  public HostOptions withPermissive(boolean other) {
    return new HostOptions(
        config,
        loadable,
        auditCapacity,
        auditSink,
        wanted,
        origins,
        inodes,
        denyUnrecorded,
        other,
        asymmetric);
  }

  /** The same with asymmetric read sections or provable ones. */
  public HostOptions withAsymmetric(boolean other) {
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
        other);
  }

  /** The same with another bound on inodes. */
  public HostOptions withInodes(int other) {
    return new HostOptions(
        config,
        loadable,
        auditCapacity,
        auditSink,
        wanted,
        origins,
        other,
        denyUnrecorded,
        permissive,
        asymmetric);
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
