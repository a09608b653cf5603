package org.gatehouse.apparmor.policy;

import static org.gatehouse.apparmor.policy.Parsing.policy;
import static org.gatehouse.apparmor.policy.Parsing.refusal;
import static org.gatehouse.apparmor.policy.Parsing.refusedRule;
import static org.gatehouse.apparmor.policy.Parsing.rules;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** What is refused is refused at its place, with what was expected. */
public class RefusalTest {
  private static void refuses(String report, String line) {
    assertEquals("p:2:" + report, refusedRule(line));
  }

  @Test
  public void syntaxErrorsSayWhatWasExpected() {
    refuses("6: expected permissions, found ','", "  /a ,");
    refuses("18: expected a value, found ','", "set rlimit as <= ,");
    refuses("7: owner goes with file rules only", "owner capability kill,");
  }

  @Test
  public void aCommaMustEndARule() {
    assertEquals("p:3:1: expected ',' at the end of the rule of /a", refusedRule("/a r\n/b w,"));
  }

  @Test
  public void aProfileNeedsAKeywordOrAPath() {
    assertEquals(
        "p:1:1: expected '/', a namespace, 'profile' or 'hat' before b", refusal("b { }\n"));
    assertEquals(1, policy("/a { }\n").profiles().size());
    assertEquals("ns", policy(":ns:a { }\n").profiles().get(0).namespace());
  }

  @Test
  public void twoProfilesOfOneNameAreRefused() {
    assertEquals("p:2:9: there is a profile a already", refusal("profile a { }\nprofile a { }\n"));
    assertEquals("p:3:5: the profile has a child h already", refusedRule("hat h { }\nhat h { }"));
  }

  @Test
  public void execQualifiersOfOneRuleMustAgree() {
    refuses("4: exec qualifiers exclude each other, found 'pxux'", "/a pxux,");
    refuses("4: i does not go with another exec qualifier, found 'pxix'", "/a pxix,");
    refuses("1: expected i, p, c or u before x", "/a x,");
    refuses("6: expected x without a qualifier in a deny rule", "deny /a px,");
    refuses("4: a and w exclude each other, found 'aw'", "/a aw,");
  }

  @Test
  public void rulesThatMatchOnePathMustExecuteItOneWay() {
    String other = "profile p: /b* is executed another way by /** at p:2:1";
    assertEquals("p:3:1: " + other, refusedRule("/** px,\n/b* ix,"));
    assertEquals(
        "p:3:1: profile p: /b is executed another way by /b at p:2:1",
        refusedRule("/b px,\n/b Px,"));
  }

  @Test
  public void aRuleWithoutWildcardsMayExecuteAnotherWay() {
    assertEquals(2, rules("/** px,\n/bin/sh ix,").size());
    assertEquals(2, rules("owner /** px,\nother /** ix,").size());
    assertEquals(2, rules("/a/* px,\n/b/* ix,").size());
    assertEquals(2, rules("/** px,\ndeny /b* x,").size());
  }

  @Test
  public void badPatternsAreRefused() {
    refuses("1: the pattern /[a: expected ']' at the end", "/[a r,");
    refuses("1: the pattern /{a: expected '}' at the end", "/{a r,");
    refuses("1: the pattern /{a}: expected ',' between '{' and '}'", "/{a} r,");
    refuses("1: the pattern /a]: ']' without '['", "/a] r,");
    assertTrue(refusedRule("/[a-] r,").contains("a class or repetition is wrong"));
    assertTrue(refusedRule("signal peer=/[a,").contains("the pattern /[a"));
  }

  @Test
  public void aliasesMustLeavePatternsInImpliedRulesToo() {
    String alias = "alias /sys/ -> /[,\n";
    assertEquals(1, policy(alias + "profile p { }\n").profiles().size());
    assertTrue(refusal(alias + "profile p { change_profile, }\n").contains("the pattern /[module"));
    assertTrue(refusal(alias + "profile p { hat h { } }\n").contains("the pattern /[module"));
  }

  @Test
  public void variablesMustBeDefinedOnce() {
    assertEquals("p:2:1: no variable @{x}", refusedRule("/@{x}/y r,"));
    assertEquals("p:2:1: the variable x is defined already", refusal("@{x}=a\n@{x}=b\n/p { }\n"));
    assertTrue(refusal("@{x}+=a\n/p { }\n").contains("not defined yet"));
    assertTrue(refusal("@{x}=@{y}\n@{y}=@{x}\n/p { /@{x} r, }\n").contains("refers to itself"));
    assertTrue(refusal("$b=maybe\n/p { }\n").contains("expected true or false"));
    assertTrue(refusedRule("if $b { /a r, }").contains("no boolean variable $b"));
  }

  @Test
  public void limitsNeedTheirUnits() {
    assertTrue(refusedRule("set rlimit cpu <= 10 parsecs,").contains("no unit of time"));
    assertTrue(refusedRule("set rlimit nofile <= 10K,").contains("expected no unit"));
    assertTrue(refusedRule("set rlimit nice <= 20,").contains("expected -20 to 19"));
    assertTrue(refusedRule("set rlimit data <= 10T,").contains("expected K, M, G"));
    assertTrue(refusedRule("set rlimit mice <= 1,").contains("no such resource"));
  }

  @Test
  public void flagsMustBeKnownAndAgree() {
    assertEquals("p:1:19: no profile flag 'debug'", refusal("profile p flags=( debug) { }\n"));
    assertTrue(
        refusal("/p flags=(complain enforce) { }\n").contains("enforce and complain exclude"));
    assertTrue(refusal("/p flags=() { }\n").contains("expected a value, found ')'"));
  }

  @Test
  public void aFileThatIsMissingIsRefusedUnlessItMay() {
    assertTrue(refusedRule("include <none>").startsWith("p:2:9: no file none to include"));
    assertEquals(0, rules("include if exists <none>").size());
    assertTrue(refusal("abi <none>,\n/p { }\n").contains("no file of features none"));
  }

  @Test
  public void theEndOfTheFileIsAPlaceToo() {
    assertEquals(
        "p:2:1: expected a name or path or a variable or permissions, found the end of the file",
        refusal("/p {\n"));
  }

  @Test
  public void reasonsAreOneLine() {
    assertTrue(refusedRule("capability \"/a\nb\",").endsWith("no capability '/a\\x0ab'"));
  }

  @Test
  public void endlessNestingIsRefused() {
    assertTrue(refusal("/p {\n" + "{\n".repeat(100_000)).contains("more than 500 nested braces"));
    StringBuilder doubling = new StringBuilder("@{a0}=x y\n");
    for (int i = 1; i < 64; i++) {
      doubling.append("@{a" + i + "}=@{a" + (i - 1) + "}@{a" + (i - 1) + "}\n");
    }
    assertTrue(refusal(doubling + "/p { /@{a63} r, }\n").contains("more than 100000 values"));
  }

  @Test(timeout = 20_000)
  public void variablesThatGrowWithoutEndAreRefused() {
    String again = refusal("@{V}=a /c @{V\nprofile a @{V}/** { }\n");
    assertTrue(again, again.endsWith("the variables in a text do not come to an end"));
    StringBuilder doubled = new StringBuilder("@{A}=xx\n");
    for (char name = 'B'; name <= 'Z'; name++) {
      doubled.append("@{%c}=@{%c}@{%c}\n".formatted(name, name - 1, name - 1));
    }
    String large = refusal(doubled + "profile a { /@{Z} r, }\n");
    assertTrue(large, large.contains("more than"));
  }
}
