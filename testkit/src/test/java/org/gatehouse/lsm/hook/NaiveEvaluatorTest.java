package org.gatehouse.lsm.hook;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.internal.stack.Owner;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.CombineRule;
import org.gatehouse.testkit.Proves;
import org.junit.Test;

/**
 * The generated dispatcher against a loop of ten lines: the same verdicts, errnos and call counts
 * in 120,000 decisions of up to eight modules by both rules.
 */
public class NaiveEvaluatorTest extends InWorld {
  private static final int ROUNDS = 30;
  private static final int DECISIONS = 2_000;

  private final Random random = new Random(20050620);
  private int decisions;

  /** What one module does; null stands for an exception. */
  private static final class Scripted implements SecurityModule, TaskHooks {
    private final String name;
    private Verdict next = Verdict.ALLOW;
    private boolean throwing;
    private int calls;

    Scripted(String name) {
      this.name = name;
    }

    @Override
    public ModuleId id() {
      return ModuleId.of(name);
    }

    @Override
    public Verdict taskKill(Cred subject, Task task, int signal) {
      calls++;
      if (throwing) {
        throw new IllegalStateException();
      }
      return next;
    }
  }

  private record Expected(Errno errno, boolean logged, int asked) {}

  private static Expected naive(List<Scripted> modules, CombineRule rule) {
    Errno errno = null;
    boolean logged = false;
    int asked = 0;
    for (Scripted module : modules) {
      asked++;
      boolean broken = module.throwing || module.next == null;
      Errno mine = broken ? Errno.EACCES : module.next.errno();
      logged |= !broken && module.next != Verdict.ALLOW && mine == null;
      errno = mine != null ? mine : errno;
      if (rule == CombineRule.FIRST && mine != null) {
        break;
      }
    }
    return new Expected(errno, logged, asked);
  }

  private Verdict randomVerdict() {
    Errno[] all = Errno.values();
    return switch (random.nextInt(8)) {
      case 0 -> Verdict.deny(all[random.nextInt(all.length)], "random");
      case 1 -> Verdict.allowLogged("random");
      case 2 -> random.nextInt(10) == 0 ? null : Verdict.ALLOW;
      default -> Verdict.ALLOW;
    };
  }

  private void compare(List<Scripted> modules, CombineRule rule) {
    for (Scripted module : modules) {
      module.next = randomVerdict();
      module.throwing = random.nextInt(40) == 0;
      module.calls = 0;
    }
    Expected expected = naive(modules, rule);
    Verdict verdict = kill();
    decisions++;
    assertEquals(expected.errno, verdict.errno());
    assertEquals(expected.asked, modules.stream().mapToInt(m -> m.calls).sum());
    if (expected.errno == null && !expected.logged) {
      assertSame(Verdict.ALLOW, verdict);
      return;
    }
    List<Decision.Answer> answers = verdict.decision().answers();
    assertEquals(modules.size(), answers.size());
    assertEquals(expected.asked, answers.stream().filter(Decision.Answer::asked).count());
  }

  @Test
  @Proves("C-3")
  public void theGeneratedDispatcherDecidesAsANaiveLoopDoes() {
    for (CombineRule rule : CombineRule.values()) {
      host().configure(by(rule));
      for (int round = 0; round < ROUNDS; round++) {
        List<Scripted> modules = stack(round % 9);
        for (int i = 0; i < DECISIONS; i++) {
          compare(modules, rule);
        }
        modules.forEach(m -> world.unload(m));
      }
    }
    assertTrue(decisions >= 100_000);
  }

  private List<Scripted> stack(int size) {
    List<Scripted> modules = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Scripted module = new Scripted("m" + i);
      host().modules().register(module, Owner.NONE);
      world.enable(module.name);
      modules.add(module);
    }
    return modules;
  }
}
