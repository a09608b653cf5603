package org.gatehouse.apparmor.policy;

import static org.gatehouse.apparmor.policy.Parsing.profile;
import static org.gatehouse.apparmor.policy.Parsing.rule;
import static org.gatehouse.apparmor.policy.Parsing.rules;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.apparmor.policy.FileRule.Owner;
import org.junit.Test;

/** Rules become the records that the compiler reads. */
public class RuleTreeTest {
  private static FileRule file(String text) {
    return rule(FileRule.class, text);
  }

  private static Exec exec(Exec.Mode mode, boolean unsafe, String target) {
    return new Exec(mode, unsafe, target);
  }

  @Test
  public void bothWordOrdersSayTheSame() {
    FileRule first = file("/a rwk,");
    FileRule second = file("rwk /a,");
    assertEquals(first.perms(), second.perms());
    assertEquals(first.pattern(), second.pattern());
    assertEquals(0x2e, first.perms());
  }

  @Test
  public void prefixesAreKept() {
    FileRule rule = file("audit deny owner /a w,");
    assertEquals(new Qualifiers(true, true), rule.qualifiers());
    assertEquals(Owner.OWNER, rule.owner());
    assertEquals(new Place("p", 2, 18), rule.place());
  }

  @Test
  public void lettersBecomeExecModes() {
    assertEquals(exec(Exec.Mode.INHERIT, false, null), file("/a rix,").exec());
    assertEquals(exec(Exec.Mode.PROFILE, true, null), file("/a px,").exec());
    assertEquals(exec(Exec.Mode.PROFILE_INHERIT, false, null), file("/a Pix,").exec());
    assertEquals(exec(Exec.Mode.LOCAL_UNCONFINED, true, null), file("/a cux,").exec());
    assertEquals(exec(Exec.Mode.UNCONFINED, false, null), file("/a Ux,").exec());
    assertEquals(exec(Exec.Mode.PROFILE, false, null), file("safe /a px,").exec());
    assertNull(file("deny /a x,").exec());
  }

  @Test
  public void targetsOfLocalTransitionsAreChildren() {
    assertEquals(exec(Exec.Mode.PROFILE, false, "p//k"), file("/a Cx -> k,").exec());
    assertEquals(exec(Exec.Mode.PROFILE, true, "k"), file("/a px -> k,").exec());
    assertEquals(exec(Exec.Mode.PROFILE_INHERIT, true, "p//k"), file("/a cix -> k,").exec());
    assertEquals(exec(Exec.Mode.PROFILE, false, "&k"), file("/a x -> &k,").exec());
    assertEquals(exec(Exec.Mode.LOCAL, false, null), file("/a Cx -> /a,").exec());
  }

  @Test
  public void linksKeepTheirPairAndSubset() {
    FileRule rule = file("link subset /a -> /b,");
    assertEquals("/b", rule.linkTarget());
    assertTrue(rule.subset());
    assertFalse(file("l /a -> /b,").subset());
    assertNull(file("/a l,").linkTarget());
  }

  @Test
  public void escapesAreResolvedOnlyWhereTheyMeanNoPattern() {
    assertEquals("/a b", file("\"/a b\" r,").pattern());
    assertEquals("/a\\*", file("/a\\* r,").pattern());
    assertEquals("/a\\*", file("/a\\x2a r,").pattern());
    assertEquals("/ab", file("/a\\142 r,").pattern());
  }

  @Test
  public void variablesBecomeAlternatives() {
    String text = "@{H}=/home/*/ /root/\n@{X}=@{H}x\nprofile p { @{H}/a r, /b@{X} r, }\n";
    List<Rule> rules = profile(text).rules();
    assertEquals("{/home/*,/root}/a", ((FileRule) rules.get(0)).pattern());
    assertEquals("/b{/home/*/x,/root/x}", ((FileRule) rules.get(1)).pattern());
  }

  @Test
  public void theNameOfTheProfileIsAVariable() {
    Profile parent = profile("profile a* { hat h { /@{profile_name} r, } }\n");
    Profile hat = parent.children().get(0);
    assertEquals("a*//h", hat.fullName());
    assertEquals("/a\\*//h", ((FileRule) hat.rules().get(0)).pattern());
  }

  @Test
  public void aliasesAddRulesAndAttachments() {
    Profile profile = profile("alias /usr/ -> /opt/,\n/usr/bin/x { /usr/a r, /b r, }\n");
    assertEquals(List.of("/opt/bin/x"), profile.aliases());
    List<String> patterns =
        profile.rules().stream().map(rule -> ((FileRule) rule).pattern()).toList();
    assertEquals(List.of("/usr/a", "/opt/a", "/b"), patterns);
  }

  @Test
  public void oneBranchOfAConditionalIsKept() {
    String text =
        "$a=true\n$b=false\nprofile p { if not $a { /1 r, } else if $b { /2 r, } else"
            + " { /3 r, } if defined @{nope} { /4 r, } }\n";
    List<Rule> rules = profile(text).rules();
    assertEquals(1, rules.size());
    assertEquals("/3", ((FileRule) rules.get(0)).pattern());
  }

  @Test
  public void blocksPassTheirPrefixOn() {
    List<Rule> rules = rules("audit owner { /a r, deny /b w, }");
    assertEquals(new Qualifiers(true, false), rules.get(0).qualifiers());
    assertEquals(new Qualifiers(false, true), rules.get(1).qualifiers());
    assertEquals(Owner.OWNER, ((FileRule) rules.get(1)).owner());
  }

  @Test
  public void networkNamesBecomeFamiliesAndTypes() {
    assertEquals(Map.of(2, 2, 10, 2), rule(NetworkRule.class, "network tcp,").types());
    assertEquals(Map.of(2, 0x43e), rule(NetworkRule.class, "network inet,").types());
    assertEquals(46, rule(NetworkRule.class, "network,").types().size());
  }

  @Test
  public void otherClassesKeepTheirConditionals() {
    SignalRule signal = rule(SignalRule.class, "signal send set=(hup rtmin+3) peer=/x,");
    assertEquals(Set.of(1, 131), signal.signals());
    assertEquals(2, signal.perms());
    PtraceRule ptrace = rule(PtraceRule.class, "ptrace (readby, tracedby) peer=x,");
    assertEquals(24, ptrace.perms());
    UnixRule unix = rule(UnixRule.class, "unix (send) type=dgram peer=(addr=@a label=b),");
    assertEquals(List.of("@a", "b"), List.of(unix.peerAddress(), unix.peerLabel()));
    DbusRule dbus = rule(DbusRule.class, "dbus bus=session name=org.x,");
    assertEquals(64, dbus.perms());
    assertEquals(-1L, rule(CapabilityRule.class, "capability,").mask());
    assertEquals(600, rule(RlimitRule.class, "set rlimit cpu <= 10 min,").value());
  }

  @Test
  public void mountOptionsBecomeFlags() {
    MountRule mount = rule(MountRule.class, "mount options=(ro, exec) /a -> /b/,");
    assertEquals(List.of(1, 8), List.of(mount.flags(), mount.clear()));
    assertEquals("/b/", mount.point());
    MountRule optional = rule(MountRule.class, "mount options in (ro) /a,");
    assertEquals(List.of(1, 1), List.of(optional.flags(), optional.clear()));
    assertEquals("t", rule(MountRule.class, "pivot_root oldroot=/a /b -> t,").transition());
  }

  @Test
  public void changingProfilesImpliesWritingTheOwnAttributes() {
    assertEquals(3, profile("profile p { change_profile -> a, }\n").implied().size());
    assertEquals(3, profile("profile p { hat h { } }\n").implied().size());
    assertEquals(0, profile("profile p { /a r, }\n").implied().size());
  }

  @Test
  public void flagsAndAttributesOfAProfileAreKept() {
    Profile profile =
        profile("profile n /a* xattrs=(user.x=\"y\" z) flags=(complain, audit) { }\n");
    assertEquals(ProfileFlags.Mode.COMPLAIN, profile.flags().mode());
    assertTrue(profile.flags().audit());
    assertEquals("/a*", profile.attachmentPattern());
    assertEquals(
        List.of(new Profile.Xattr("user.x", "y"), new Profile.Xattr("z", null)), profile.xattrs());
  }
}
