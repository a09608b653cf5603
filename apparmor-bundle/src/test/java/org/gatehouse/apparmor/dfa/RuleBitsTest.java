package org.gatehouse.apparmor.dfa;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.junit.Test;

/** Rules that no shipped profile has: named targets, owners that are audited. */
public class RuleBitsTest {
  private static final CompiledProfile PROFILE =
      profile(
          """
          profile a {
            /bin/p px -> label,
            /bin/q Pix -> label,
            /bin/r cux -> kid,
            /bin/s px -> :ns:other,
            /bin/o/* px,
            owner /bin/o/sh ix,
            audit owner /home/** rw,
            /home/** r,
            audit owner /run/* ix,
            audit deny owner /home/secret r,
            deny owner /home/hidden w,
            owner /w/* wk,
            audit deny /w/loud w,
            profile kid { }
          }
          """);

  private static CompiledProfile profile(String text) {
    PolicyParser parser =
        new PolicyParser(new IncludePath(List.of(), Path.of("")), Features.DEFAULT);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return CompiledPolicy.of(parser.parse("test", bytes), Features.DEFAULT).profiles().get(0);
  }

  private static Permissions ask(String path, boolean owner) {
    return PROFILE.file(path.getBytes(StandardCharsets.ISO_8859_1), owner);
  }

  private static void target(String name, int how, String path) {
    int exec = ask(path, true).exec();
    assertEquals(how, exec & ~ExecIndex.NUMBER);
    assertEquals(name, PROFILE.targets().get(exec & ExecIndex.NUMBER));
  }

  @Test
  public void aNamedTargetIsANumberOfTheTable() {
    target("label", ExecIndex.TABLE | ExecIndex.UNSAFE, "/bin/p");
    target("label", ExecIndex.TABLE | ExecIndex.INHERIT, "/bin/q");
    int kid = ExecIndex.TABLE | ExecIndex.UNSAFE | ExecIndex.UNCONFINED;
    target("a//kid", kid, "/bin/r");
    target(":ns:other", ExecIndex.TABLE | ExecIndex.UNSAFE, "/bin/s");
  }

  @Test
  public void ownerAndOtherExecuteInTheirOwnWay() {
    assertEquals(ExecIndex.INHERIT, ask("/bin/o/sh", true).exec());
    assertEquals(ExecIndex.NAME | ExecIndex.UNSAFE, ask("/bin/o/sh", false).exec());
  }

  @Test
  public void anAuditedOwnerIsLoggedAndOthersAreNot() {
    assertEquals(0x337e, ask("/home/x", true).audit());
    assertEquals(0, ask("/home/x", false).audit());
    assertEquals(0x244, ask("/home/x", false).allow());
  }

  @Test
  public void theMappingOfAnInheritedExecIsNotLogged() {
    Permissions said = ask("/run/x", true);
    assertEquals(Permissions.EXEC | Permissions.MMAP | Permissions.GETATTR, said.allow());
    assertEquals(Permissions.EXEC, said.audit());
  }

  @Test
  public void anAuditedDenialIsNotQuiet() {
    assertEquals(0, ask("/home/secret", true).quiet());
    assertEquals(0x317a, ask("/home/hidden", true).quiet());
    assertEquals(0, ask("/home/hidden", false).quiet());
    assertEquals(Permissions.LOCK | Permissions.GETATTR, ask("/w/loud", true).allow());
  }
}
