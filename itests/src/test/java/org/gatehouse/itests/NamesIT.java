package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.gatehouse.itests.Program.Outcome;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A bundle with the name of another, which the capability module grants something to, in the
 * program as it is delivered.
 */
public class NamesIT {
  private static final String CHECK =
      "; lsm:check capable 17 capability=CAP_SYS_TIME --quiet"
          + "; lsm:check capable 18 capability=CAP_SYS_TIME --quiet";
  private static final String YES = "capability  allow\n";
  private static final String NO = "capability  EPERM";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path etc;
  private Path genuine;
  private Path impostor;

  @Before
  public void pack() throws Exception {
    etc = folder.newFolder("home", "etc").toPath();
    Files.writeString(
        etc.resolve("org.gatehouse.capability.cfg"),
        "capabilities = /bundle/test.twin cap_sys_time=ep; /bundle/org.apache.felix.* =ep\n");
    genuine =
        ModuleJar.plain("test.twin")
            .with("a", "genuine")
            .at(folder.getRoot().toPath().resolve("a.jar"));
    ModuleJar other = ModuleJar.plain("test.twin").header("Bundle-Version", "9").with("a", "evil");
    impostor = other.at(folder.getRoot().toPath().resolve("b.jar"));
  }

  private void bind(String owner) throws Exception {
    Files.writeString(
        etc.resolve("org.gatehouse.lsm.stacker.cfg"), "names = test.twin@" + owner + "\n");
  }

  /** The verdicts on the bundles 17 and 18, installed in this order. */
  private String verdicts(Path first, Path second) throws Exception {
    String start = "felix:start " + first.toUri() + " " + second.toUri();
    String home = folder.getRoot().toPath().resolve("home").toString();
    Outcome outcome = Program.run("--home", home, "-c", "lsm:load capability; " + start + CHECK);
    assertEquals(outcome.toString(), 0, outcome.status());
    return outcome.out().replaceAll("(?m)^(?!capability  ).*\\n", "").replaceAll(" does not.*", "");
  }

  @Test
  public void anUnboundNameIsTheFirstBundles() throws Exception {
    assertEquals(YES + NO + " test.twin(18)\n", verdicts(genuine, impostor));
  }

  @Test
  public void aNameIsOfTheBundleWithTheDigestBoundToIt() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    bind("sha256:" + HexFormat.of().formatHex(digest.digest(Files.readAllBytes(genuine))));
    assertTrue(verdicts(impostor, genuine).startsWith(NO));
  }

  @Test
  public void aNameIsOfTheBundleFromTheLocationBoundToIt() throws Exception {
    bind(genuine.toUri().toString());
    assertTrue(verdicts(impostor, genuine).startsWith(NO));
  }
}
