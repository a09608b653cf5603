package org.gatehouse.selinux;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The policies of this project, by the tools that make and read policies. */
public class PoliciesToolsTest {
  private static final Path ETC = Path.of("../host/src/main/dist/etc/selinux");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theBinariesAreWhatTheirSourcesMake() throws IOException {
    Path out = folder.getRoot().toPath();
    Path script = Path.of("make-policies").toAbsolutePath();
    Tools.run(List.of(script.toString(), System.getProperty("gatehouse.tools"), out.toString()));
    assertSame(out.resolve("policy.33"), ETC.resolve("policy.33"));
    assertSame(out.resolve("mls.33"), Path.of("src/test/policy/mls.33"));
  }

  @Test
  public void everyContextOfTheLabelFilesIsValid() throws IOException {
    String policy = ETC.resolve("policy.33").toString();
    Tools.run(List.of("setfiles", "-c", policy, ETC.resolve("file_contexts").toString()));
    Path bundles = folder.getRoot().toPath().resolve("bundles");
    String lines =
        Files.readString(ETC.resolve("bundle_contexts"))
            .replaceAll("(?m)^name=(\\S+) context=", "/$1\t")
            .replace("*", "");
    assertTrue(lines, lines.contains("/com.h2database\tsystem_u:system_r:h2_t:s0\n"));
    Files.writeString(bundles, lines);
    Tools.run(List.of("setfiles", "-c", policy, bundles.toString()));
  }

  @Test
  public void noBundleMayChangeTheStackOrReadPasswords() throws IOException {
    assertEquals("", search("-t", "shadow_t", "-c", "file", "-p", "read", "-s", "bundle_domain"));
    assertEquals("", search("-c", "lsm_stack", "-s", "bundle_domain"));
    assertEquals(
        "", search("-s", "h2_t", "-t", "report_data_t", "-c", "file", "-p", "read", "-ds"));
    assertTrue(search("-s", "h2_t", "-t", "h2_data_t", "-c", "file").contains("read"));
  }

  private static String search(String... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of("sesearch", "-A"));
    command.addAll(List.of(arguments));
    command.add(ETC.resolve("policy.33").toString());
    return Tools.run(command);
  }

  private static void assertSame(Path made, Path kept) throws IOException {
    assertArrayEquals(kept.toString(), Files.readAllBytes(made), Files.readAllBytes(kept));
  }
}
