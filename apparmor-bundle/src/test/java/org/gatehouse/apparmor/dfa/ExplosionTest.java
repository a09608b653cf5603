package org.gatehouse.apparmor.dfa;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyException;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.junit.Test;

/** Rules that would need too large an automaton are refused, and named. */
public class ExplosionTest {
  private static CompiledPolicy compile(String text) {
    PolicyParser parser =
        new PolicyParser(new IncludePath(List.of(), Path.of("")), Features.DEFAULT);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return CompiledPolicy.of(parser.parse("test", bytes), Features.DEFAULT);
  }

  private static void refused(int line, String text) {
    PolicyException refusal = assertThrows(PolicyException.class, () -> compile(text));
    assertEquals(line, refusal.place().line());
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("too"));
  }

  @Test
  public void aTailOfUnknownBytesIsRefused() {
    refused(3, "profile a {\n/ok r,\n/**{a,b}" + "?".repeat(40) + " r,\n/**x w,\n}");
  }

  @Test
  public void aSignalsPeerIsBoundedAsAPathIs() {
    refused(2, "profile a {\nsignal peer=/**{a,b}" + "?".repeat(30) + ",\n}");
  }

  @Test
  public void anAttachmentIsBoundedAsAPathIs() {
    refused(1, "profile a /**{a,b}" + "?".repeat(30) + " {\n}");
  }

  @Test
  public void manyOptionalPartsAreRefused() {
    refused(3, "profile a {\n/ok r,\n/" + "{,a}".repeat(5_000) + " r,\n}");
  }

  @Test
  public void waysToExecuteThatCannotBeComparedAreRefused() {
    String many = "{,a}".repeat(5_000);
    refused(3, "profile a {\n/" + many + " px,\n/" + many + "b cx,\n}");
  }

  @Test
  public void nestedAlternativesThatStaySmallCompile() {
    String nested = "{a,b}";
    for (int depth = 0; depth < 9; depth++) {
      nested = "{" + nested + "*," + nested + "?}";
    }
    int states = compile("profile a {\n/" + nested + " r,\n}").profiles().get(0).file().states();
    assertTrue("" + states, states < 1_000);
  }
}
