package org.gatehouse.shell.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.After;
import org.junit.Test;

public class EvaluatorTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CommandProcessorImpl gogo = new CommandProcessorImpl(null);
  private final CommandSession session =
      gogo.createSession(new ByteArrayInputStream(new byte[0]), out, out);
  private final Evaluator evaluator = new Evaluator(session);

  public static final class Samples {
    public String say(String word) {
      return "said " + word;
    }

    public String refuse(String word) {
      if (word.isEmpty()) {
        return word;
      }
      throw new LsmException(Errno.EPERM, word);
    }
  }

  public EvaluatorTest() {
    gogo.addCommand("lsm", new Samples(), Samples.class);
    gogo.addCommand("gatehouse", new ExitCommands(), ExitCommands.class);
  }

  @After
  public void close() {
    session.close();
  }

  @Test
  public void everyResultIsPrinted() throws Exception {
    run("lsm:say a; say b\n");
    assertEquals("said a\nsaid b\n", out.toString(UTF_8));
  }

  @Test
  public void assignmentIsNotPrinted() throws Exception {
    run("x = 5\nlsm:say $x");
    assertEquals("said 5\n", out.toString(UTF_8));
  }

  @Test
  public void failureComesThrough() {
    assertThrows(LsmException.class, () -> run("lsm:refuse no"));
    assertThrows(CommandNotFoundException.class, () -> run("lsm:nothing"));
  }

  @Test
  public void failureInsideAPipelineCounts() {
    Exception e = assertThrows(Exception.class, () -> run("lsm:refuse no | lsm:say a"));
    assertEquals("EPERM: no", Failures.line(e, List.of()));
  }

  @Test
  public void failureInAPipelineIsForgottenByTheNextStatement() throws Exception {
    assertThrows(Exception.class, () -> run("lsm:refuse no | lsm:say a"));
    run("lsm:say b");
  }

  @Test
  public void exitEndsWithItsStatus() throws Exception {
    assertFalse(evaluator.isOver());
    run("exit");
    assertTrue(evaluator.isOver());
    assertEquals(0, evaluator.status());
    run("exit 1");
    assertEquals(1, evaluator.status());
  }

  private void run(String text) throws Exception {
    for (Statement statement : Statement.of(text)) {
      evaluator.run(statement);
    }
  }
}
