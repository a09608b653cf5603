package org.gatehouse.lsm.object;

/**
 * What in a JVM needs a capability, and which; {@code docs/capabilities.md} is made from it.
 *
 * <p>These are the operations for which the host or mediation asks {@code capable}, or a hook that
 * the capability module answers by one. Others, such as installing bundles, have hooks of their own
 * and need none.
 */
public enum PrivilegedOperation {
  /** Ends the JVM or the framework: exit, halt, a stop or start level of the framework. */
  EXIT(Capability.CAP_SYS_BOOT),
  /** Loads native code: System.load, System.loadLibrary. */
  NATIVE_LOAD(Capability.CAP_SYS_MODULE),
  /** Registers a service by which the OSGi framework asks the bundle about what others do. */
  FRAMEWORK_HOOK(Capability.CAP_SYS_MODULE),
  /** Calls a restricted method of the foreign memory API, or is given native access. */
  NATIVE_ACCESS(Capability.CAP_SYS_RAWIO),
  /** Reaches memory through Unsafe. */
  UNSAFE(Capability.CAP_SYS_RAWIO),
  /** Listens on a port below 1024. */
  BIND_LOW_PORT(Capability.CAP_NET_BIND_SERVICE),
  /** Sets the time zone of the JVM. */
  CLOCK_SET(Capability.CAP_SYS_TIME),
  /** Sets what the whole JVM shares: default streams, locale, handlers, factories. */
  GLOBAL_SET(Capability.CAP_SYS_ADMIN),
  /** Sets a security property, or adds or removes a security provider. */
  SECURITY_SET(Capability.CAP_SYS_ADMIN),
  /** Sets the filter of deserialization of the JVM. */
  FILTER_SET(Capability.CAP_SYS_ADMIN),
  /** Registers or removes a management bean. */
  JMX_REGISTER(Capability.CAP_SYS_ADMIN),
  /** Runs a diagnostic command of the JVM. */
  DIAGNOSTIC_COMMAND(Capability.CAP_SYS_ADMIN),
  /** Sets an option of the running JVM. */
  VM_OPTION(Capability.CAP_SYS_ADMIN),
  /** Writes an extended attribute {@code security.*} that no module owns. */
  SECURITY_XATTR(Capability.CAP_SYS_ADMIN),
  /** Writes the files of the control tree by which the stack is managed. */
  STACK_FILE(Capability.CAP_SYS_ADMIN),
  /** Opens a file of the control tree past its mode. */
  CONTROL_FILE(Capability.CAP_DAC_OVERRIDE),
  /** Loads, enables, disables, replaces or unloads a security module; chooses the display. */
  STACK_MANAGE(Capability.CAP_MAC_ADMIN),
  /** Writes labels of files, changes its own label, writes the rules of a labelled module. */
  LABEL_SET(Capability.CAP_MAC_ADMIN),
  /** Does what the rules of a labelled module do not grant. */
  RULES_OVERRIDE(Capability.CAP_MAC_OVERRIDE),
  /** Takes hold of a task that holds more: access, its stacks, its loader, a heap dump. */
  TASK_ACCESS(Capability.CAP_SYS_PTRACE),
  /** Instruments classes. */
  INSTRUMENT(Capability.CAP_SYS_PTRACE),
  /** Attaches to a JVM. */
  ATTACH(Capability.CAP_SYS_PTRACE),
  /** Records events of the whole JVM with the flight recorder. */
  FLIGHT_RECORDER(Capability.CAP_PERFMON),
  /** Changes what is logged, or where to. */
  LOG_SET(Capability.CAP_SYSLOG),
  /** Sets the priority of a thread of a task that holds more. */
  PRIORITY_SET(Capability.CAP_SYS_NICE),
  /** Acts as a user who holds more. */
  ACT_AS(Capability.CAP_SETUID),
  /** Drops from its own bounding set, sets securebits, inherits beyond what it holds. */
  CAPABILITY_SET(Capability.CAP_SETPCAP),
  /** Writes the extended attribute {@code security.capability}. */
  FILE_CAPABILITY_SET(Capability.CAP_SETFCAP);

  private final Capability capability;

  PrivilegedOperation(Capability capability) {
    this.capability = capability;
  }

  /** What the subject needs. */
  public Capability capability() {
    return capability;
  }
}
