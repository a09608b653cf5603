package org.gatehouse.selinux.server;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Type;
import org.junit.Test;

public class ContextTextTest {
  private final Draft draft = Draft.small();
  private final int app = draft.type("app_t");

  private Optional<String> canonical(String text) {
    ActivePolicy policy = new ActivePolicy(draft.build());
    return policy.parse(text).map(policy::format);
  }

  private void isCanonical(String... texts) {
    Arrays.stream(texts).forEach(text -> assertEquals(text, Optional.of(text), canonical(text)));
  }

  private void isNone(String... texts) {
    Arrays.stream(texts).forEach(text -> assertEquals(text, Optional.empty(), canonical(text)));
  }

  @Test
  public void canonicalTextsComeBack() {
    isCanonical(
        "u:r:app_t:s0",
        "u:object_r:app_t:s0-s3",
        "u:r:app_t:s0-s3:c0.c7",
        "u:r:app_t:s1:c0,c1-s2:c0.c2,c4,c6,c7",
        "u:r:app_t:s0:c0,c2,c4");
  }

  @Test
  public void categoriesAreWrittenInOrderAndThreeInARowTogether() {
    assertEquals(Optional.of("u:r:app_t:s0:c0.c2"), canonical("u:r:app_t:s0:c2,c1,c0"));
    assertEquals(Optional.of("u:r:app_t:s0:c0,c1"), canonical("u:r:app_t:s0:c0.c1"));
    assertEquals(Optional.of("u:r:app_t:s0:c0.c4"), canonical("u:r:app_t:s0:c0.c2,c1.c4"));
  }

  @Test
  public void aRangeOfOneLevelIsThatLevel() {
    assertEquals(Optional.of("u:r:app_t:s1:c1"), canonical("u:r:app_t:s1:c1-s1:c1"));
  }

  @Test
  public void nothingIsTrimmedOrForgiven() {
    isNone(
        "",
        "u",
        "u:r",
        "u:r:app_t",
        "u:r:app_t:",
        "u:r:app_t:s0 ",
        " u:r:app_t:s0",
        "U:r:app_t:s0",
        "u:r:app_t:S0",
        "u:r:app_t:s0:",
        "u:r:app_t:s0:c0,",
        "u:r:app_t:s0:,c0",
        "u:r:app_t:s0:c0.c0",
        "u:r:app_t:s0:c1.c0",
        "u:r:app_t:s0:c0.c1.c2",
        "u:r:app_t:s0-",
        "u:r:app_t:s0-s1-s2",
        "u:r:app_t:s0-s0:c1-s0",
        "u:r:app_t:s0:c8",
        "u:r:app_t:s4",
        "u:r:app_t:s0\n",
        "x:r:app_t:s0",
        "u:x:app_t:s0",
        "u:r:x_t:s0");
  }

  @Test
  public void theHighLevelDominatesTheLow() {
    isNone("u:r:app_t:s1-s0", "u:r:app_t:s0:c0-s0:c1", "u:r:app_t:s0:c0-s1");
  }

  @Test
  public void aNulEndsTheText() {
    assertEquals(Optional.of("u:r:app_t:s0"), canonical("u:r:app_t:s0\0junk"));
    isNone("\0u:r:app_t:s0");
  }

  @Test
  public void aliasesAreReadAndPrimaryNamesWritten() {
    draft.types.add(new Type("alias_t", app, 0, 0));
    assertEquals(Optional.of("u:r:app_t:s0"), canonical("u:r:alias_t:s0"));
  }

  @Test
  public void anAttributeIsNoType() {
    draft.attribute("domain", app);
    isNone("u:r:domain:s0");
  }

  @Test
  public void withoutLevelsThereIsNoRange() {
    draft.config = 0;
    isCanonical("u:r:app_t");
    isNone("u:r:app_t:s0", "u:r:app_t:");
  }

  @Test
  public void anObjectsTextWithoutARangeGetsTheFallbacks() {
    ActivePolicy policy = new ActivePolicy(draft.build());
    assertEquals(
        "u:r:app_t:s0",
        policy.parse("u:r:app_t", draft.object(app)).map(policy::format).orElse(""));
    draft.config = 0;
    ActivePolicy plain = new ActivePolicy(draft.build());
    assertTrue(plain.parse("u:r:app_t:s0:c1", draft.object(app)).isPresent());
  }
}
