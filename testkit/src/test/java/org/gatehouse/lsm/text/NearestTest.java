package org.gatehouse.lsm.text;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.gatehouse.lsm.internal.text.Nearest;
import org.junit.Test;

public class NearestTest {
  private static final List<String> NAMES = List.of("selinux", "smack", "yama", "yamb");

  @Test
  public void theNearestNameComesFirstAndThereAreThreeAtMost() {
    assertEquals(List.of("yama", "yamb"), Nearest.near("yam", NAMES));
    assertEquals(List.of("selinux"), Nearest.near("selinx", NAMES));
    assertEquals(3, Nearest.near("aa", List.of("ab", "ac", "ad", "ae")).size());
  }

  @Test
  public void aPartOfANameIsNear() {
    assertEquals(List.of("stop_responding"), Nearest.near("stop", List.of("stop_responding")));
  }

  @Test
  public void whatIsFarIsNotOffered() {
    assertEquals("", Nearest.hint("checmate", NAMES));
    assertEquals("; did you mean smack?", Nearest.hint("smak", NAMES));
  }
}
