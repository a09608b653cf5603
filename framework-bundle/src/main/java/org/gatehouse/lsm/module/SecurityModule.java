package org.gatehouse.lsm.module;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A security module: the service that a module's bundle registers.
 *
 * <p>Registering it does not enable it; the operator's {@code lsm=} list or a command does. The
 * hooks are the methods it overrides of the interfaces in {@code org.gatehouse.lsm.hook}. They are
 * called on any thread, by many at once, and may block on time or their own input and output only.
 * A hook that throws is a denial.
 */
@ConsumerType
public interface SecurityModule {
  /** Its name and number; always the same. */
  ModuleId id();

  /** Where in the stack it may stand. */
  default OrderClass order() {
    return OrderClass.MUTABLE;
  }

  /** What it decides by. */
  default ModuleKind kind() {
    return ModuleKind.DAC;
  }

  /** Names of modules that must not be enabled together with it. */
  default Set<String> conflicts() {
    return Set.of();
  }

  /** The objects that implement its hooks; read once, before it is enabled. */
  default List<Object> hooks() {
    return List.of(this);
  }

  /** Its files in the control tree by absolute path; there while it is enabled. */
  default Map<String, ControlFile> controlFiles() {
    return Map.of();
  }

  /**
   * It is about to be enabled: reserve slots, load what the hooks reach. Called on the thread that
   * enables it, with no lock held. Throwing refuses the module, with the exception's message.
   */
  default void enabling(ModuleContext context) {}

  /**
   * It is disabled: a grace period has passed, no hook of it runs or will run, its values are
   * freed. Called on the host's reclaimer thread; must not block.
   */
  default void disabled() {}
}
