package org.gatehouse.itests;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.endsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.confined.Accounts;
import org.gatehouse.itests.module.Bookkeeper;
import org.junit.Rule;
import org.junit.Test;

/** H2, as it comes, and an application on it, under capability and Yama in the real program. */
public class DatabaseIT {
  private static final Path H2 = Path.of(System.getProperty("bundles.dir"), "h2.jar");

  @Rule public final Home folder = new Home();

  /** From 24 on the launcher has the JVM itself refuse native code to bundles. */
  private static String library() {
    return Runtime.version().feature() < 24
        ? "library UnsatisfiedLinkError: capability denies capable of "
        : "library IllegalCallerException: Illegal native access";
  }

  @Test
  public void doesItsWorkAndIsDeniedEveryPrivilege() throws Exception {
    Path app =
        ModuleJar.application(Bookkeeper.class)
            .and(Class.forName(Bookkeeper.class.getName() + "$Attempt"))
            .importing("org.h2.jdbcx,javax.sql")
            .at(folder.getRoot().toPath().resolve("books.jar"));
    String commands =
        "lsm:load capability; lsm:load yama; lsm:echo 1 /proc/sys/kernel/yama/ptrace_scope; "
            + "felix:start %s; felix:start %s; lsm:explain";
    Outcome outcome = Program.run("-c", commands.formatted(H2.toUri(), app.toUri())).good();
    String out = outcome.out();
    assertTrue(out, out.contains("sum 42\n"));
    assertTrue(out, out.contains("exit SecurityException: capability denies capable of "));
    assertTrue(out, out.contains("low port SocketException: capability denies capable of "));
    assertTrue(out, out.contains(library()));
    assertTrue(out, out.contains("to allow this and nothing more:\n    capability: "));
    assertTrue(out, out.contains("/bundle/test.bookkeeper cap_net_bind_service=ep"));
    assertTrue(out, out.contains("asked from:\n    org.gatehouse.itests.module.Bookkeeper."));
    assertTrue(out, out.contains("org.gatehouse.itests.module.Bookkeeper.start("));
  }

  private Session accounts() throws Exception {
    Path books = folder.folder("books");
    folder.grant("com.h2database", books + "/");
    Path app =
        ModuleJar.application(Accounts.class)
            .and(Class.forName("org.gatehouse.itests.confined.Commands"))
            .importing("org.h2.jdbcx,javax.sql")
            .header("Accounts", books.resolve("accounts").toString())
            .at(folder.path("accounts.jar"));
    return folder.confining(H2, app);
  }

  @Test
  public void worksInItsOwnFolderAlone() throws Exception {
    try (Session shell = accounts()) {
      assertThat(shell.say("accounts:sum"), containsString("the sum is 500500\n"));
      assertThat(shell.say("lsm:explain"), containsString("nothing was denied yet"));
    }
  }

  @Test
  public void reachesOutsideOnceWhatTheDenialSaysIsGranted() throws Exception {
    try (Session shell = accounts()) {
      shell.say("accounts:sum");
      Path out = folder.folder("out");
      Path secret = Files.writeString(out.resolve("secret"), "the secret");
      deniedUntilGranted(shell, "accounts:read " + secret, "read: the secret\n");
      deniedUntilGranted(shell, "accounts:export " + out + "/entry.csv", "rows: 1000\n");
      deniedUntilGranted(shell, "accounts:backup " + out + "/entry.zip", "backup: done\n");
      assertEquals(1001, Files.readAllLines(out.resolve("entry.csv")).size());
    }
  }

  private void deniedUntilGranted(Session shell, String command, String works) throws Exception {
    assertThat(shell.say(command), containsString("Exception: "));
    String granted = folder.grantWhatIsSaidIn(shell.say("lsm:explain"));
    assertThat(command, endsWith(granted));
    assertThat(shell.sayUntil(command, printed -> printed.contains(works)), containsString(works));
  }
}
