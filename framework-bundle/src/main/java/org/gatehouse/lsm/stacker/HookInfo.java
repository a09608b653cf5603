package org.gatehouse.lsm.stacker;

import java.util.List;
import org.gatehouse.lsm.hook.Combine;

/**
 * One row of the hook table.
 *
 * @param kernelName the name in Linux, or in its style
 * @param javaName the method
 * @param group the interface
 * @param jvmOnly whether Linux has no such hook
 * @param combine how answers combine
 * @param defaultAnswer what the hook answers where no module has it
 * @param parameters the parameters, the subject included
 * @param modules enabled modules that have it, in stack order
 */
public record HookInfo(
    String kernelName,
    String javaName,
    String group,
    boolean jvmOnly,
    Combine combine,
    String defaultAnswer,
    List<Parameter> parameters,
    List<String> modules) {
  /**
   * A parameter.
   *
   * @param name as in the source
   * @param type its class
   */
  public record Parameter(String name, Class<?> type) {}
}
