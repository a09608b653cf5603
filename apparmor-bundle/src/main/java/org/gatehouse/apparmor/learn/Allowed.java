package org.gatehouse.apparmor.learn;

import java.nio.charset.StandardCharsets;
import org.gatehouse.apparmor.dfa.CompiledProfile;

/** Whether a profile allows what was seen. */
final class Allowed {
  private Allowed() {}

  static boolean file(CompiledProfile profile, String name, FileNeed need) {
    byte[] path = name.getBytes(StandardCharsets.ISO_8859_1);
    return (need.bits() & ~profile.file(path, need.owner()).allow()) == 0;
  }
}
