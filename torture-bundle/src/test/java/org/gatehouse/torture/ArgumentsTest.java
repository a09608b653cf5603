package org.gatehouse.torture;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Optional;
import org.gatehouse.torture.Arguments.Program;
import org.gatehouse.torture.mutant.Mutant;
import org.junit.Test;

/** The words after {@code gatehouse}. */
public class ArgumentsTest {
  @Test
  public void demoAloneTakesSixteenSecondsAndBreaksNothing() {
    Arguments arguments = Arguments.parse("demo");
    assertEquals(Program.DEMO, arguments.program());
    assertEquals(16, arguments.seconds());
    assertEquals(Optional.empty(), arguments.broken());
  }

  @Test
  public void demoBreaksWhatIsNamed() {
    Arguments arguments = Arguments.parse("demo --break early-free --seconds 5");
    assertEquals(Optional.of(Mutant.EARLY_FREE), arguments.broken());
    assertEquals(5, arguments.seconds());
  }

  @Test
  public void tortureTakesNumbers() {
    Arguments arguments =
        Arguments.parse(
            "torture --minutes 2 --readers 3 --virtual 9 --seed 7 --cycles 1000"
                + " --module smack");
    assertEquals(
        new Arguments(Program.TORTURE, Optional.empty(), 120, 3, 9, 7, 1000, "smack"), arguments);
  }

  @Test
  public void unknownArgumentIsNamedWithTheUsage() {
    assertEquals(
        "unknown argument '--cycles': demo [--seconds N] [--break NAME]",
        refusal("demo --cycles 3"));
  }

  @Test
  public void unknownMutantIsAnsweredWithTheNames() {
    assertEquals(
        "nothing to break called 'locks', only no-grace-period, early-free, lost-update,"
            + " mixed-versions, late-module-skipped, fail-open, kept-versions",
        refusal("demo --break locks"));
  }

  @Test
  public void missingAndBadValuesAreRefused() {
    assertEquals("--seconds needs a value", refusal("demo --seconds"));
    assertEquals("--seconds needs a number up to 100000, not '-1'", refusal("demo --seconds -1"));
    assertEquals("--seed needs a number up to 100000, not '1e9'", refusal("torture --seed 1e9"));
  }

  private static String refusal(String line) {
    return assertThrows(IllegalArgumentException.class, () -> Arguments.parse(line)).getMessage();
  }
}
