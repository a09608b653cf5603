package org.gatehouse.shell.session;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.shell.line.CommandFailure;
import org.junit.Test;

public class FailuresTest {
  @Test
  public void refusedCommandIsItsOneLine() {
    LsmException refusal = new LsmException(Errno.ENOENT, "no module 'yam'; did you mean yama?");
    assertEquals(
        "lsm:enable: ENOENT: no module 'yam'; did you mean yama?",
        line(CommandFailure.of("lsm:enable", refusal)));
  }

  @Test
  public void unknownCommandComesWithTheNearest() {
    assertEquals(
        "no command 'lsm:lits'; did you mean lsm:list?",
        line(new CommandNotFoundException("lsm:lits")));
    assertEquals(
        "no command 'unlod'; did you mean unload?", line(new CommandNotFoundException("unlod")));
  }

  @Test
  public void manyLinesBecomeOne() {
    assertEquals("IllegalStateException: a b", line(new IllegalStateException("a\n  b\n")));
    assertEquals("NullPointerException", line(new NullPointerException()));
    assertEquals("interrupted", line(new InterruptedException()));
  }

  private static String line(Exception failure) {
    return Failures.line(failure, List.of("lsm:list", "lsm:unload", "felix:headers"));
  }
}
