package org.gatehouse.lsm.object;

/** What in a JVM needs a capability, and which; {@code docs/capabilities.md} is made from it. */
public enum PrivilegedOperation {
  /** Ends the JVM or the framework: exit, halt, stop of the system bundle. */
  EXIT(Capability.CAP_SYS_BOOT),
  /** Loads native code: System.load, System.loadLibrary. */
  NATIVE_LOAD(Capability.CAP_SYS_MODULE),
  /** Installs or updates a bundle. */
  BUNDLE_INSTALL(Capability.CAP_SYS_MODULE),
  /** Listens on a port below 1024. */
  BIND_LOW_PORT(Capability.CAP_NET_BIND_SERVICE),
  /** Sends raw packets, such as ICMP echo requests. */
  RAW_PACKET(Capability.CAP_NET_RAW),
  /** Loads, enables, disables or replaces security modules. */
  STACK_MANAGE(Capability.CAP_MAC_ADMIN),
  /** Changes the policy of a security module. */
  POLICY_CHANGE(Capability.CAP_MAC_OVERRIDE),
  /** Sets the clock or the time zone of the host. */
  CLOCK_SET(Capability.CAP_SYS_TIME),
  /** Sets what the whole JVM shares: default streams, locale, handlers, selectors. */
  GLOBAL_SET(Capability.CAP_SYS_ADMIN),
  /** Adds or removes a security provider. */
  PROVIDER_CHANGE(Capability.CAP_SYS_ADMIN),
  /** Registers or removes a management bean. */
  JMX_REGISTER(Capability.CAP_SYS_ADMIN),
  /** Sets a security property. */
  SECURITY_PROPERTY_SET(Capability.CAP_SYS_ADMIN),
  /** Dumps the heap, which holds the data of all tasks. */
  HEAP_DUMP(Capability.CAP_SYS_PTRACE),
  /** Attaches to a JVM or takes hold of another task. */
  ATTACH(Capability.CAP_SYS_PTRACE),
  /** Records events or profiles of the whole JVM. */
  RECORD(Capability.CAP_PERFMON),
  /** Reads the log of the host or changes its levels. */
  LOG_CONTROL(Capability.CAP_SYSLOG),
  /** Changes the priority of another task's thread. */
  PRIORITY_SET(Capability.CAP_SYS_NICE),
  /** Ends or interrupts another task's threads or processes. */
  KILL(Capability.CAP_KILL),
  /** Reaches memory directly: Unsafe, restricted methods of foreign memory. */
  RAW_MEMORY(Capability.CAP_SYS_RAWIO);

  private final Capability capability;

  PrivilegedOperation(Capability capability) {
    this.capability = capability;
  }

  /** What the subject needs. */
  public Capability capability() {
    return capability;
  }
}
