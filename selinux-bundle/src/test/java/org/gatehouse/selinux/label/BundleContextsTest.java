package org.gatehouse.selinux.label;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.util.Set;
import org.junit.Test;

public class BundleContextsTest {
  private static final String ALICE = "sha256:" + "a1".repeat(32);
  private static final String BOB = "sha256:" + "b0".repeat(32);

  @Test
  public void aSignerBeatsANameAndANameBeatsABeginning() throws Exception {
    BundleContexts contexts =
        of(
            """
            name=* context=any
            name=org.h2 context=named
            name=org.* context=short
            name=org.h2* context=long
              # a comment
            context=signed name=* signer=%s
            name=org.h2 signer=%s context=both
            """
                .formatted(ALICE, ALICE));
    assertEquals("both", context(contexts, "org.h2", ALICE, BOB));
    assertEquals("signed", context(contexts, "org.h2x", ALICE));
    assertEquals("named", context(contexts, "org.h2", BOB));
    assertEquals("long", context(contexts, "org.h2.tools"));
    assertEquals("short", context(contexts, "org.x"));
    assertEquals("any", context(contexts, "com.h2"));
  }

  @Test
  public void theOrderOfTheLinesMeansNothing() throws Exception {
    String first = "name=a* context=prefix\n";
    String second = "name=a context=whole\n";
    assertEquals("whole", context(of(first + second), "a"));
    assertEquals("whole", context(of(second + first), "a"));
  }

  @Test
  public void aBundleThatNoLineNamesHasNoContext() throws Exception {
    assertNull(of("name=a signer=" + ALICE + " context=c\n").find("a", Set.of(BOB)));
    assertNull(of("name=a context=c\n").find("A", Set.of()));
  }

  @Test
  public void aSignerIsComparedWithoutCase() throws Exception {
    BundleContexts contexts = of("name=a signer=sha256:" + "A1".repeat(32) + " context=c\n");
    assertEquals("c", context(contexts, "a", ALICE));
  }

  @Test
  public void errorsNameFileLineAndColumn() {
    assertRefused("name=a\n", "f:1:7: context= is missing");
    assertRefused("context=c\n", "f:1:10: name= is missing");
    assertRefused("\nname=a contxt=c\n", "f:2:8: not name=, signer= or context=");
    assertRefused("name context=c\n", "f:1:1: not name=, signer= or context=");
    assertRefused("name=a name=b context=c\n", "f:1:8: name is given twice");
    assertRefused("name= context=c\n", "f:1:6: empty");
    assertRefused("name=a context=\n", "f:1:16: invalid context ");
    assertRefused("name=a context=bad\n", "f:1:16: invalid context bad");
    assertRefused(
        "name=a*b context=c\n",
        "f:1:7: not a letter, digit, dot, hyphen or underscore, nor * at the end");
    assertRefused(
        "name=a signer=alice context=c\n", "f:1:15: not sha256: and 64 hexadecimal digits");
    assertRefused(
        "name=a context=c\nname=b context=c\nname=a context=d\n",
        "f:3:1: the same bundles have a context in line 1");
  }

  private static void assertRefused(String text, String message) {
    LabelSyntaxException refused = assertThrows(LabelSyntaxException.class, () -> of(text));
    assertEquals(message, refused.getMessage());
  }

  private static String context(BundleContexts contexts, String name, String... signers) {
    BundleSpec spec = contexts.find(name, Set.of(signers));
    return spec == null ? "none" : spec.context();
  }

  private static BundleContexts of(String text) throws LabelSyntaxException {
    return BundleContexts.of(Lines.of("f", text), context -> !context.equals("bad"));
  }
}
