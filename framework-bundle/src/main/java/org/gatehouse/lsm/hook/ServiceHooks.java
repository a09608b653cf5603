package org.gatehouse.lsm.hook;

import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.ServiceObject;
import org.osgi.annotation.versioning.ConsumerType;

/** Hooks on OSGi services, which Linux does not have; binder is the nearest. */
@JvmOnly
@ConsumerType
public interface ServiceHooks {
  /** May the subject register the service. */
  default Verdict serviceRegister(Cred subject, ServiceObject service) {
    return Verdict.ALLOW;
  }

  /** May the subject change the properties of the service. */
  default Verdict serviceModify(Cred subject, ServiceObject service) {
    return Verdict.ALLOW;
  }

  /** May the subject take the service away. */
  default Verdict serviceUnregister(Cred subject, ServiceObject service) {
    return Verdict.ALLOW;
  }

  /** May the subject get the service. */
  default Verdict serviceGet(Cred subject, ServiceObject service) {
    return Verdict.ALLOW;
  }

  /**
   * May the subject see that the service is there. A denied one is left out of what the subject
   * looks up, and no event tells it of it, unless it uses the service already. The framework, the
   * host and an operator see every service.
   */
  default Verdict serviceFind(Cred subject, ServiceObject service) {
    return Verdict.ALLOW;
  }

  /** May the subject listen to service events. */
  default Verdict serviceListener(Cred subject, String filter) {
    return Verdict.ALLOW;
  }

  /** A service object comes to be. */
  @Rule(value = Combine.ALLOC, undo = "serviceFreeSecurity")
  default Verdict serviceAllocSecurity(ServiceObject service) {
    return Verdict.ALLOW;
  }

  /** The service object is gone. Also called where its alloc hook failed or was never called. */
  default void serviceFreeSecurity(ServiceObject service) {}
}
