package org.gatehouse.fuzz;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;
import org.tukaani.xz.XZInputStream;

/** The same from the real parser's own tests; with the profiles {@code fuzz} and {@code shared}. */
public class RealProfileFuzzSharedTest {
  private static final int BLOCK = 512;
  private static final int LARGEST = 4096;

  @Test
  public void noInputLikeTheRealTestsCrashesHangsOrGrows() throws Exception {
    Jazzer jazzer = new Jazzer("real-profile");
    Path archive =
        Path.of(System.getProperty("gatehouse.shared"), "oracles/apparmor/simple_tests.tar.xz");
    assertTrue(unpack(archive, jazzer.seeds()) > 100);
    int seconds = Integer.getInteger("gatehouse.fuzz.seconds", 60);
    Jazzer.Ending ending =
        jazzer.run(
            ProfileFuzzer.class,
            seconds,
            "-dict=" + ProfileFuzzTest.dictionary(),
            "-max_len=" + LARGEST,
            "-timeout=30");
    assertEquals(ending.log(), 0, ending.status());
  }

  /** The small files of an archive under numbers; how many there are. */
  private static int unpack(Path archive, Path folder) throws IOException {
    int files = 0;
    try (InputStream in = new XZInputStream(Files.newInputStream(archive))) {
      for (byte[] head = in.readNBytes(BLOCK); head.length == BLOCK && head[0] != 0; ) {
        int size = Integer.parseInt(new String(head, 124, 11, "ISO-8859-1").strip(), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (head[156] == '0' && size <= LARGEST) {
          Files.write(folder.resolve("seed" + files++), content);
        }
        head = in.readNBytes(BLOCK);
      }
    }
    return files;
  }
}
