package org.gatehouse.apparmor.decide;

import static org.junit.Assert.assertEquals;

import java.util.Map;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.policy.Features;
import org.junit.Test;

/** Which profile attaches to a program with extended attributes. */
public class XattrAttachmentTest {
  private static final LoadedPolicy POLICY =
      World.policy(
          """
          profile plain /usr/** { }
          profile trusted /usr/** xattrs=(user.trust=*) { }
          profile both /usr/** xattrs=(user.trust=high user.kind=a*) { }
          profile longer /usr/bin/** { }
          profile valued /srv/* xattrs=(user.trust=h?[gh]h) { }
          profile twin /tmp/a* xattrs=(user.a=*) { }
          profile twins /tmp/[a]* xattrs=(user.b=*) { }
          profile zero /zero xattrs=(user.trust=*) { }
          """);

  private static String after(String program, Map<String, String> xattrs) {
    return after(POLICY, program, xattrs);
  }

  private static String after(LoadedPolicy policy, String path, Map<String, String> xattrs) {
    Program program =
        new Program(
            World.bytes(path),
            false,
            name -> xattrs.containsKey(name) ? World.bytes(xattrs.get(name)) : null);
    Confinement free = Confinement.of(Label.UNCONFINED);
    return ExecChecks.exec(policy, free, program).after().label().toString();
  }

  @Test
  public void moreAttributesAreABetterMatchOfOnePath() {
    assertEquals("plain", after("/usr/x", Map.of()));
    assertEquals("plain", after("/usr/x", Map.of("user.kind", "a")));
    assertEquals("trusted", after("/usr/x", Map.of("user.trust", "low", "user.kind", "a")));
    assertEquals("both", after("/usr/x", Map.of("user.trust", "high", "user.kind", "a1")));
    assertEquals("trusted", after("/usr/x", Map.of("user.trust", "high", "user.kind", "b")));
  }

  @Test
  public void aLongerPathIsBetterThanAttributes() {
    assertEquals("longer", after("/usr/bin/x", Map.of("user.trust", "high", "user.kind", "a")));
  }

  @Test
  public void aValueHasToMatchAsAWhole() {
    assertEquals("valued", after("/srv/x", Map.of("user.trust", "high")));
    assertEquals("unconfined", after("/srv/x", Map.of("user.trust", "higher")));
    assertEquals("unconfined", after("/srv/x", Map.of("user.trust", "")));
    assertEquals("unconfined", after("/srv/x", Map.of()));
  }

  @Test
  public void wildcardsMatchEveryByteOfAValue() {
    assertEquals("zero", after("/zero", Map.of("user.trust", "a\0b")));
    assertEquals("zero", after("/zero", Map.of("user.trust", "")));
    assertEquals("unconfined", after("/zero", Map.of("user.trusted", "")));
  }

  @Test
  public void asManyAttributesForOnePathAreAConflict() {
    assertEquals("twin", after("/tmp/a", Map.of("user.a", "")));
    assertEquals("twins", after("/tmp/a", Map.of("user.b", "")));
    assertEquals("unconfined", after("/tmp/a", Map.of("user.a", "", "user.b", "")));
  }

  @Test
  public void aKernelThatKnowsNoAttributesDoesNotAskForThem() {
    Features old = new Features("file {mask {read}} domain {stack {yes}}");
    CompiledPolicy compiled =
        CompiledPolicy.of(World.parsed("profile x /usr/* xattrs=(user.a=b) { }"), old);
    LoadedPolicy policy = LoadedPolicy.EMPTY.withFile("test", compiled);
    assertEquals("x", after(policy, "/usr/x", Map.of()));
  }
}
