package org.gatehouse.torture.mutant;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.lsm.hook.HookTable;
import org.junit.Test;

/** Every mutant fits the code as it is, and makes a class that the JVM accepts. */
public class MutatorTest {
  /** Defines one class from other bytes, and asks its parent for all others. */
  private static final class Sandbox extends ClassLoader {
    Sandbox() {
      super(HookTable.class.getClassLoader());
    }

    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  private static byte[] original(Mutant mutant) throws IOException {
    ClassLoader loader = HookTable.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(mutant.path())) {
      return in.readAllBytes();
    }
  }

  @Test
  public void everyMutantDiffersFromTheOriginal() throws IOException {
    for (Mutant mutant : Mutant.values()) {
      byte[] original = original(mutant);
      assertFalse(mutant.word(), Arrays.equals(original, Mutator.change(mutant, original)));
    }
  }

  @Test
  public void everyMutantIsVerifiedByTheJvm() throws Exception {
    for (Mutant mutant : Mutant.values()) {
      Class<?> broken = new Sandbox().define(Mutator.change(mutant, original(mutant)));
      // Verification comes with initialization; a bad class ends in a VerifyError.
      Class.forName(broken.getName(), true, broken.getClassLoader());
    }
  }

  @Test
  public void mutantThatDoesNotFitIsRefused() throws IOException {
    byte[] other = original(Mutant.FAIL_OPEN);
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> Mutator.change(Mutant.EARLY_FREE, other));
    assertEquals(
        "early-free no longer fits org/gatehouse/lsm/internal/blob/ModuleSlots.class",
        refusal.getMessage());
  }

  @Test
  public void mutantsAreFoundByTheirWords() {
    for (Mutant mutant : Mutant.values()) {
      assertEquals(Optional.of(mutant), Mutant.named(mutant.word()));
      assertNotEquals(mutant.word(), mutant.toString());
    }
    assertEquals(Optional.empty(), Mutant.named("NO_GRACE_PERIOD"));
  }
}
