package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hooks on what all tasks of one JVM share, which Linux gives every process of its own. Asked by
 * mediation, on the thread that wants to do it, before it is done.
 */
@JvmOnly
@ConsumerType
public interface JvmHooks {
  /** May the subject read the system property; {@code *} stands for all of them. */
  default Verdict propertyRead(Cred subject, String key) {
    return Verdict.ALLOW;
  }

  /** May the subject set or clear the system property; {@code *} stands for all of them. */
  default Verdict propertyWrite(Cred subject, String key) {
    return Verdict.ALLOW;
  }

  /** May the subject read the environment variable; {@code *} stands for all of them. */
  default Verdict envRead(Cred subject, String name) {
    return Verdict.ALLOW;
  }

  /** May the subject replace this default of the whole JVM: locale, streams, factories. */
  default Verdict globalSet(Cred subject, String what) {
    return Verdict.ALLOW;
  }

  /**
   * May the subject see the configuration of this PID of ConfigurationAdmin, and what is in it. The
   * subject is whoever calls ConfigurationAdmin. A configuration that it may not see is left out of
   * lists; getting it by its PID is a SecurityException.
   */
  default Verdict configurationRead(Cred subject, String pid) {
    return Verdict.ALLOW;
  }

  /**
   * May the subject change or delete the configuration of this PID, bind it to a bundle, or lock
   * it. The subject is whoever calls ConfigurationAdmin; a denial is a SecurityException.
   */
  default Verdict configurationWrite(Cred subject, String pid) {
    return Verdict.ALLOW;
  }

  /** May the subject have the host name or the address looked up. */
  default Verdict nameResolve(Cred subject, String name) {
    return Verdict.ALLOW;
  }

  /** May the subject list the network interfaces of the machine. */
  default Verdict interfaceList(Cred subject) {
    return Verdict.ALLOW;
  }

  /** May the subject see which threads there are, whosever they are. */
  default Verdict threadList(Cred subject) {
    return Verdict.ALLOW;
  }

  /** May the subject look at the process of this number: its command, its user, its children. */
  default Verdict processInfo(Cred subject, long pid) {
    return Verdict.ALLOW;
  }

  /**
   * May the subject switch off the access checks of a member of the type, or look into it
   * privately; {@code owner} is the task that the type belongs to, the framework for the JDK's.
   * Where that is another task than the subject's, ptrace_access_check is asked too.
   */
  default Verdict reflectAccess(Cred subject, Task owner, String type) {
    return Verdict.ALLOW;
  }
}
