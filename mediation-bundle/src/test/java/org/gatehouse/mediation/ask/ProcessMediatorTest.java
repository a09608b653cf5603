package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.EXIT;
import static org.gatehouse.bridge.Operation.HALT;
import static org.gatehouse.bridge.Operation.PROCESS_INFO;
import static org.gatehouse.bridge.Operation.PROCESS_KILL;
import static org.gatehouse.bridge.Operation.PROCESS_START;
import static org.gatehouse.bridge.Operation.SHUTDOWN_HOOK;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** A process is known by the real path of its program. */
public class ProcessMediatorTest extends InMediatedWorld {
  private String program(String name, String directory) {
    mediated.asks(PROCESS_START, new String[] {name, "-c", "true"}, directory);
    return mediated.about("bprm_check_security");
  }

  @Test
  public void theProgramIsItsRealPathHoweverItIsCalled() throws IOException {
    String real = Path.of("/bin/sh").toRealPath().toString();
    asks(List.of("bprmCheckSecurity"), PROCESS_START, new String[] {"/bin/sh"}, null);
    assertEquals("[program " + real + "]", program("/bin/sh", null));
    assertEquals("[program " + real + "]", program("sh", null));
    Path link = Files.createSymbolicLink(mediated.folder().resolve("true"), Path.of("/bin/sh"));
    assertEquals("[program " + real + "]", program("./true", mediated.folder().toString()));
    assertEquals("[program " + real + "]", program(link.toString(), null));
  }

  @Test
  public void aProcessWithoutAProgramIsDenied() {
    String why = mediated.check(PROCESS_START, new String[0], null);
    assertTrue(why, why.contains("without a program"));
  }

  @Test
  public void endingAndLookingAtProcesses() {
    asks(List.of("taskKill"), PROCESS_KILL, 17L, false);
    assertEquals("[framework(0), 15]", mediated.about("task_kill"));
    mediated.asks(PROCESS_KILL, 17L, true);
    assertEquals("[framework(0), 9]", mediated.about("task_kill"));
    asks(List.of("processInfo"), PROCESS_INFO, 17L);
    assertEquals("[17]", mediated.about("process_info"));
  }

  @Test
  public void theEndOfTheJvm() {
    asks(List.of("capable"), EXIT, 0);
    assertEquals("[CAP_SYS_BOOT]", mediated.about("capable"));
    asks(List.of("capable"), HALT, 0);
    asks(List.of("globalSet"), SHUTDOWN_HOOK, new Thread());
  }
}
