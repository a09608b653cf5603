package org.gatehouse.apparmor.decide;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import org.gatehouse.apparmor.dfa.Permissions;
import org.junit.Test;

public class LoadedPolicyTest {
  private static boolean reads(LoadedPolicy policy, Label label) {
    return FileChecks.path(policy, label, World.bytes("/x"), Permissions.READ, false).allowed();
  }

  @Test
  public void aReplacedProfileCountsForRunningTasks() {
    LoadedPolicy old = World.policy("profile a { }");
    Label label = World.label(old, "a");
    assertFalse(reads(old, label));
    LoadedPolicy next = old.withFile("test", World.compiled("profile a { /x r, }"));
    assertTrue(reads(next, label));
    assertFalse(reads(old, label));
  }

  @Test
  public void aRemovedProfileConfinesNobodyEvenWhenItComesBack() {
    LoadedPolicy old = World.policy("profile a { }");
    Label label = World.label(old, "a");
    LoadedPolicy removed = old.withoutFile("test");
    assertTrue(reads(removed, label));
    LoadedPolicy again = removed.withFile("test", World.compiled("profile a { }"));
    assertTrue(reads(again, label));
    assertFalse(reads(again, label.and(World.label(again, "a"))));
  }

  @Test
  public void aFileReplacesWhatItHeldAndNothingElse() {
    LoadedPolicy policy =
        World.policy("profile a { profile k { } } profile b { }")
            .withFile("other", World.compiled("profile o { }"))
            .withFile("test", World.compiled("profile b { }"));
    assertNull(policy.label("a", ""));
    assertNull(policy.label("a//k", ""));
    assertEquals(2, policy.all().size());
  }

  @Test
  public void aNamespaceIsAnotherWorld() {
    LoadedPolicy policy = World.policy("profile :ns:a { } profile b { }");
    assertNull(policy.label("a", ""));
    assertEquals(":ns://a", World.label(policy, ":ns:a").toString());
    assertEquals(World.label(policy, ":ns:a"), policy.label("a", "ns"));
    assertTrue(World.label(policy, ":ns:unconfined").unconfined(policy));
    assertEquals(World.label(policy, ":ns:unconfined"), policy.label("unconfined", "ns"));
    assertNull(policy.label(":none:unconfined", ""));
  }

  @Test
  public void aModeIsChangedUntilTheNextReplacement() {
    LoadedPolicy policy = World.policy("profile a { }");
    Label label = World.label(policy, "a");
    LoadedPolicy complains = policy.with(label.keys().get(0), LoadedProfile.Mode.COMPLAIN);
    assertTrue(reads(complains, label));
    assertFalse(reads(complains.withFile("test", World.compiled("profile a { }")), label));
  }

  @Test
  public void aStackIsPrintedSortedAndReadAgain() {
    LoadedPolicy policy = World.policy("profile a { } profile b { }");
    assertEquals("a//&b", World.label(policy, "b//&a").toString());
    assertEquals(World.label(policy, "a//&b"), World.label(policy, "b//&a//&a"));
    assertNull(policy.label("a//&none", ""));
  }

  @Test
  public void removingAProfileRemovesItsChildren() {
    LoadedPolicy policy = World.policy("profile a { ^h { } } profile ab { }");
    LoadedPolicy left = policy.without(World.label(policy, "a").keys().get(0));
    assertEquals("[ab (enforce)]", left.all().toString());
  }
}
