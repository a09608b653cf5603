package org.gatehouse.fuzz;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** The parser and the compiler of AppArmor's profiles under Jazzer. */
public class ProfileFuzzTest {
  private static final int SECONDS = Integer.getInteger("gatehouse.fuzz.seconds", 60);

  private static final List<String> SEEDS =
      List.of(
          "profile a /usr/bin/{a,b} flags=(complain) { /x r, }\n",
          "profile a { /x rw, ^hat { /y r, /z w, capability chown, } }\n",
          "@{V} = /a /b\n@{V} += /c\nprofile a @{V}/** { @{V}/[a-z]* mrk, owner @{V}/? w, }\n",
          "$ok = true\nprofile :n:a { if $ok { /x px -> b, } else { deny /y ix, } }\n",
          "alias /usr/ -> /mnt/usr/,\nprofile a { audit /usr/{,local/}bin/* Pix, link subset /a -> /b, }\n",
          "profile a { signal (send) set=(term hup) peer=b, ptrace (read) peer=\"c d\", }\n",
          "profile a { network inet stream, unix (send) type=dgram addr=@x, dbus bus=session, }\n",
          "profile a { mount options=(ro) /dev/sd[^a-c]* -> /mnt/**, set rlimit nofile <= 1024, }\n",
          "profile a xattrs=(user.x=y) { change_profile unsafe /x -> b//&c, \"/q q\\\"\" r, }\n");

  private static void seeds(Path folder) throws IOException {
    for (int at = 0; at < SEEDS.size(); at++) {
      Files.writeString(folder.resolve("seed" + at), SEEDS.get(at));
    }
  }

  @Test
  public void noInputCrashesHangsOrGrows() throws Exception {
    Jazzer jazzer = new Jazzer("profile");
    seeds(jazzer.seeds());
    Jazzer.Ending ending = jazzer.run(ProfileFuzzer.class, SECONDS, "-max_len=4096", "-timeout=30");
    assertEquals(ending.log(), 0, ending.status());
  }

  @Test
  public void aPlantedBugIsFound() throws Exception {
    Jazzer jazzer = new Jazzer("planted-profile");
    seeds(jazzer.seeds());
    Jazzer.Ending ending =
        jazzer.run(PlantedProfileFuzzer.class, 600, "-seed=1", "-max_len=4096", "-timeout=30");
    assertNotEquals(ending.log(), 0, ending.status());
    assertTrue(ending.log(), ending.log().contains("the planted bug"));
  }
}
