package org.gatehouse.agent.probe;

import java.util.concurrent.Callable;
import org.gatehouse.bridge.Operation;

/**
 * One use of a public API.
 *
 * @param name what is done
 * @param operation what must be asked
 * @param denial simple name of the exception that a denial becomes, or {@code =} and the value
 * @param action the use; its result is compared with that value
 */
record Probe(String name, Operation operation, String denial, Callable<?> action) {}
