package org.gatehouse.fuzz;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.Test;

/** The parser and the compiler of AppArmor's profiles under Jazzer. */
public class ProfileFuzzTest {
  private static final int SECONDS = Integer.getInteger("gatehouse.fuzz.seconds", 60);

  private static final int MINUTE = 60;

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

  private static Jazzer.Ending run(Jazzer jazzer, Class<?> target, int seconds, String... more)
      throws Exception {
    seeds(jazzer.seeds());
    List<String> all = new ArrayList<>(List.of("-dict=" + dictionary(), "-max_len=4096"));
    all.addAll(Arrays.asList(more));
    return jazzer.run(target, seconds, all.toArray(String[]::new));
  }

  /** Words of the language, as libFuzzer reads them. */
  static Path dictionary() throws URISyntaxException {
    URL words = Objects.requireNonNull(ProfileFuzzTest.class.getResource("/profile.dict"));
    return Path.of(words.toURI());
  }

  @Test
  public void noInputCrashesHangsOrGrows() throws Exception {
    Jazzer.Ending ending = run(new Jazzer("profile"), ProfileFuzzer.class, SECONDS, "-timeout=30");
    assertEquals(ending.log(), 0, ending.status());
  }

  @Test
  public void aPlantedBugIsFoundAndIsNoneWithoutThePlant() throws Exception {
    Jazzer jazzer = new Jazzer("planted-profile");
    String found = "-exact_artifact_path=" + jazzer.seeds().resolveSibling("found");
    Jazzer.Ending ending = run(jazzer, PlantedProfileFuzzer.class, MINUTE, "-seed=1", found);
    assertNotEquals(ending.log(), 0, ending.status());
    assertTrue(ending.log(), ending.log().contains("the planted bug"));

    Jazzer again = new Jazzer("unplanted-profile");
    Files.copy(
        Path.of(found.substring(found.indexOf('=') + 1)),
        again.seeds().resolve("found"),
        StandardCopyOption.REPLACE_EXISTING);
    ending = again.run(ProfileFuzzer.class, MINUTE, "-runs=0");
    assertEquals(ending.log(), 0, ending.status());
  }
}
