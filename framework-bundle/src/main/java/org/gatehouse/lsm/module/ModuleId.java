package org.gatehouse.lsm.module;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * A module's name and number.
 *
 * <p>Known modules have the numbers of Linux 6.12 include/uapi/linux/lsm.h. Every other name gets
 * {@code 0x1_0000_0000} plus the first eight hexadecimal digits of the SHA-1 of the name and a
 * newline ({@code echo NAME | sha1sum}, as the LSM stacker of 2005 had it): the private range 2^32
 * to 2^33 - 1.
 *
 * @param name 1 to 128 printable ASCII characters without space, comma or slash
 * @param number the number
 */
public record ModuleId(String name, long number) {
  /** The longest name. */
  public static final int MAX_NAME = 128;

  private static final long PRIVATE_RANGE = 0x1_0000_0000L;
  private static final Map<String, Long> KNOWN =
      Map.ofEntries(
          Map.entry("capability", 100L),
          Map.entry("selinux", 101L),
          Map.entry("smack", 102L),
          Map.entry("tomoyo", 103L),
          Map.entry("apparmor", 104L),
          Map.entry("yama", 105L),
          Map.entry("loadpin", 106L),
          Map.entry("safesetid", 107L),
          Map.entry("lockdown", 108L),
          Map.entry("bpf", 109L),
          Map.entry("landlock", 110L),
          Map.entry("ima", 111L),
          Map.entry("evm", 112L),
          Map.entry("ipe", 113L));

  /** Refuses a name that no module may have. */
  public ModuleId {
    if (name.length() > MAX_NAME) {
      throw new LsmException(
          Errno.EINVAL,
          "module name of " + name.length() + " characters, " + MAX_NAME + " at most");
    }
    if (!name.matches("[!-+.0-~-]+")) {
      throw new LsmException(
          Errno.EINVAL,
          "module name '"
              + name.replaceAll("\\p{Cntrl}", "\ufffd")
              + "' is empty, or has a space, a comma, a slash or other than plain ASCII");
    }
  }

  /**
   * The id of this name.
   *
   * @throws LsmException EINVAL if no module may have the name
   */
  public static ModuleId of(String name) {
    Long known = KNOWN.get(name);
    return new ModuleId(name, known != null ? known : PRIVATE_RANGE | digest(name));
  }

  private static long digest(String name) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-1").digest((name + "\n").getBytes(StandardCharsets.UTF_8));
      return Long.parseLong(HexFormat.of().formatHex(sum, 0, 4), 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  @Override
  public String toString() {
    return name + "(" + number + ")";
  }
}
