package org.gatehouse.selinux.local;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Policy;
import org.junit.Test;

/** Booleans that outlive a start. */
public class LocalBooleansTest {
  private final List<String> faults = new ArrayList<>();

  private static Policy policy() {
    Draft draft = Draft.small();
    draft.bool("one", false);
    draft.bool("two", true);
    return draft.build();
  }

  private Policy applied(String text) {
    return LocalBooleans.applied(policy(), "b", text, faults::add);
  }

  private static boolean is(Policy policy, String name) {
    return policy.names().booleans().named(name).orElseThrow().state();
  }

  @Test
  public void theLastLineOfANameCounts() {
    Policy policy = applied("one=0\n two = OFF # why\n\n# one=0\none=true");
    assertTrue(is(policy, "one"));
    assertFalse(is(policy, "two"));
    assertEquals(List.of(), faults);
  }

  @Test
  public void aFaultyLineIsToldAndTheOthersAreGood() {
    Policy policy = applied("one=2\nthree=1\none 1\none=1 two=0\ntwo=0\n");
    assertFalse(is(policy, "one"));
    assertFalse(is(policy, "two"));
    assertEquals(4, faults.size());
    assertEquals("b:1: '2' is no state of a boolean; the line is left out", faults.get(0));
  }

  @Test
  public void withoutLinesThePolicyIsTheSame() {
    Policy policy = policy();
    assertSame(policy, LocalBooleans.applied(policy, "b", "# nothing\n", faults::add));
  }

  @Test
  public void changesReplaceTheirLinesAndKeepTheOthers() {
    String text = "# why\none=0\nnonsense\none=1\n";
    assertEquals(
        "# why\none=1\nnonsense\ntwo=0\n",
        LocalBooleans.changed(text, Map.of("one", true, "two", false)));
    assertEquals("one=0\n", LocalBooleans.changed("", Map.of("one", false)));
  }
}
