package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.DIAGNOSTIC_COMMAND;
import static org.gatehouse.bridge.Operation.ENVIRONMENT_READ;
import static org.gatehouse.bridge.Operation.FILTER_SET;
import static org.gatehouse.bridge.Operation.FLIGHT_RECORDER;
import static org.gatehouse.bridge.Operation.GLOBAL_SET;
import static org.gatehouse.bridge.Operation.JMX_REGISTER;
import static org.gatehouse.bridge.Operation.LOG_SET;
import static org.gatehouse.bridge.Operation.PROPERTY_READ;
import static org.gatehouse.bridge.Operation.PROPERTY_WRITE;
import static org.gatehouse.bridge.Operation.SECURITY_READ;
import static org.gatehouse.bridge.Operation.SECURITY_SET;
import static org.gatehouse.bridge.Operation.TIMEZONE_SET;
import static org.gatehouse.bridge.Operation.VM_OPTION;
import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.bridge.Operation;
import org.junit.Test;

/** What the tasks of one JVM share. */
public class GlobalMediatorTest extends InMediatedWorld {
  @Test
  public void propertiesAndTheEnvironment() {
    asks(List.of("propertyRead"), PROPERTY_READ, "user.home");
    assertEquals("[user.home]", mediated.about("property_read"));
    asks(List.of("propertyRead"), PROPERTY_READ, (Object) null);
    assertEquals("[*]", mediated.about("property_read"));
    asks(List.of("propertyWrite"), PROPERTY_WRITE, "user.home");
    asks(List.of("envRead"), ENVIRONMENT_READ, "PATH");
    asks(List.of("propertyRead"), SECURITY_READ, "ssl.provider");
    assertEquals("[security:ssl.provider]", mediated.about("property_read"));
  }

  @Test
  public void defaultsOfTheWholeJvm() {
    for (Operation set : List.of(GLOBAL_SET, SECURITY_SET, JMX_REGISTER, FILTER_SET)) {
      asks(List.of("globalSet", "capable"), set, "x");
      assertEquals("[CAP_SYS_ADMIN]", mediated.about("capable"));
    }
    asks(List.of("settime", "capable"), TIMEZONE_SET);
    assertEquals("[CAP_SYS_TIME]", mediated.about("capable"));
    asks(List.of("syslog", "capable"), LOG_SET, "org.example");
    assertEquals("[CAP_SYSLOG]", mediated.about("capable"));
    asks(List.of("perfEventOpen", "capable"), FLIGHT_RECORDER, "profile");
    assertEquals("[CAP_PERFMON]", mediated.about("capable"));
    asks(List.of("lockedDown", "capable"), DIAGNOSTIC_COMMAND, "jvmtiAgentLoad");
    assertEquals("[diagnostic command jvmtiAgentLoad]", mediated.about("locked_down"));
    asks(List.of("lockedDown", "capable"), VM_OPTION, "HeapDumpOnOutOfMemoryError");
  }

  @Test
  public void everyOperationAsksOrIsWrittenDown() {
    Set<String> recorded =
        Stream.of(
                Operation.LOADER_CREATED,
                Operation.THREAD_CREATED,
                Operation.THREAD_START,
                Operation.POOL_SUBMIT,
                Operation.POOL_NEXT,
                Operation.POOL_RUN,
                Operation.POOL_DONE)
            .map(Operation::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> without = new TreeSet<>();
    for (Operation operation : Operation.values()) {
      if (mediated.handler.rows().get(operation.ordinal()) == null) {
        without.add(operation.name());
      }
    }
    assertEquals(recorded, without);
  }
}
