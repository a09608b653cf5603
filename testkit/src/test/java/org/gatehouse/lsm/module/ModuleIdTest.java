package org.gatehouse.lsm.module;

import static org.gatehouse.lsm.fixture.InWorld.refused;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.testkit.Proves;
import org.junit.Test;

public class ModuleIdTest {
  @Test
  @Proves("T-ids")
  public void knownModulesHaveTheNumbersOfLinux() {
    List<String> names =
        List.of(
            "capability",
            "selinux",
            "smack",
            "tomoyo",
            "apparmor",
            "yama",
            "loadpin",
            "safesetid",
            "lockdown",
            "bpf",
            "landlock",
            "ima",
            "evm",
            "ipe");
    for (int i = 0; i < names.size(); i++) {
      assertEquals(100 + i, ModuleId.of(names.get(i)).number());
    }
  }

  /** {@code echo digsig | sha1sum} begins with 5aa837f7, that of seclvl with f4577695. */
  @Test
  @Proves({"A4-2", "T-ids"})
  public void otherNamesGetThePrivateRangeByTheirSha1WithNewline() {
    assertEquals(0x1_5aa8_37f7L, ModuleId.of("digsig").number());
    assertEquals(0x1_f457_7695L, ModuleId.of("seclvl").number());
    assertTrue(ModuleId.of("mine").number() >= 1L << 32);
    assertTrue(ModuleId.of("mine").number() < 1L << 33);
  }

  @Test
  @Proves("A1-7")
  public void aNameHas128CharactersAtMost() {
    assertEquals(128, ModuleId.of("n".repeat(128)).name().length());
    String message = refused(Errno.EINVAL, () -> ModuleId.of("n".repeat(129))).getMessage();
    assertTrue(message, message.contains("129 characters, 128 at most"));
  }

  @Test
  @Proves("A1-7")
  public void aNameIsPlainAsciiWithoutSpaceOrSlash() {
    for (String bad : List.of("", " ", "a b", "a/b", "a\n", "ä", "\u0000")) {
      refused(Errno.EINVAL, () -> ModuleId.of(bad));
    }
  }
}
