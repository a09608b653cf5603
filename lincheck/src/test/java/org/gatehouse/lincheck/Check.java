package org.gatehouse.lincheck;

import static org.junit.Assert.assertThrows;

import java.util.List;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * Gives a class's operations to Lincheck: whatever two threads make of them must be what one thread
 * could have made of them too.
 */
public final class Check {
  private static final int SCENARIOS = Integer.getInteger("gatehouse.lincheck.scenarios", 6);
  private static final int INVOCATIONS = Integer.getInteger("gatehouse.lincheck.invocations", 200);

  /** Functions of immutable values: long, and no step of another thread changes what they give. */
  private static final List<ManagedStrategyGuarantee> PURE =
      List.of(
          pure("lsm.internal.stack.StackState"),
          pure("lsm.internal.stack.StackCore", "version", "isSameStack", "bootOver"),
          pure("lsm.internal.dispatch.Place"),
          pure("selinux.server.ActivePolicy"),
          pure("selinux.server.ClassMapping"),
          pure("smack.policy.RuleReader"),
          pure("smack.policy.RuleSet$Editor"),
          pure("apparmor.decide.LoadedPolicy"));

  private Check() {}

  private static ManagedStrategyGuarantee pure(String name, String... methods) {
    var of = ManagedStrategyGuaranteeKt.forClasses("org.gatehouse." + name);
    return (methods.length == 0 ? of.allMethods() : of.methods(methods)).ignore();
  }

  /** Tries interleavings one by one, then lets threads race. */
  public static void holds(Class<?> operations) {
    model(operations, SCENARIOS);
    new StressOptions()
        .iterations(SCENARIOS)
        .invocationsPerIteration(INVOCATIONS)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1)
        .check(operations);
  }

  /** What is broken on purpose is found, or the test of the whole one proves nothing. */
  public static void finds(Class<?> broken) {
    assertThrows(LincheckAssertionError.class, () -> model(broken, 10 * SCENARIOS));
  }

  private static void model(Class<?> operations, int scenarios) {
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(scenarios)
            .invocationsPerIteration(INVOCATIONS)
            .threads(2)
            .actorsPerThread(3)
            .actorsBefore(1)
            .actorsAfter(1)
            .minimizeFailedScenario(false);
    PURE.forEach(options::addGuarantee);
    options.check(operations);
  }
}
