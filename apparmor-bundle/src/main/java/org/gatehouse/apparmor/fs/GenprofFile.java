package org.gatehouse.apparmor.fs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gatehouse.apparmor.learn.Genprof;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;

/**
 * {@code genprof}: takes {@code start}, {@code show} or {@code save}, a blank, and a profile; what
 * is read then is the profile that was written of it.
 */
public final class GenprofFile {
  private final Genprof genprof;
  private final Authority authority;
  private final QuestionFile file;

  /** Over what was learned; only whoever may change the policy may ask. */
  public GenprofFile(Genprof genprof, Authority authority) {
    this.genprof = genprof;
    this.authority = authority;
    this.file = new QuestionFile(this::answer);
  }

  /** The module is being enabled: forgets all answers. */
  public void begin(BlobSlots slots) {
    file.begin(slots);
  }

  /** By path. */
  public Map<String, ControlFile> files() {
    return Map.of(AppArmorFs.ROOT + "genprof", file);
  }

  private String answer(Cred subject, byte[] question) {
    authority.require(subject);
    String[] words = new String(question, StandardCharsets.ISO_8859_1).strip().split(" ", 2);
    String profile = words.length < 2 ? "" : words[1];
    if (profile.isEmpty()) {
      throw new LsmException(Errno.EINVAL, "write start|show|save PROFILE");
    }
    return switch (words[0]) {
      case "start" -> genprof.start(profile);
      case "show" -> genprof.text(profile);
      case "save" -> genprof.save(profile);
      default -> throw new LsmException(Errno.EINVAL, "write start|show|save PROFILE");
    };
  }
}
