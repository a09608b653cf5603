package org.gatehouse.itests;

import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.module.Bookkeeper;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** H2, as it comes, and an application on it, under capability and Yama in the real program. */
public class DatabaseIT {
  private static final String H2 =
      Path.of(System.getProperty("bundles.dir"), "h2.jar").toUri().toString();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

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
    Outcome outcome = Program.run("-c", commands.formatted(H2, app.toUri())).good();
    String out = outcome.out();
    assertTrue(out, out.contains("sum 42\n"));
    assertTrue(out, out.contains("exit SecurityException: capability denies capable of "));
    assertTrue(out, out.contains("low port SocketException: capability denies capable of "));
    assertTrue(out, out.contains(library()));
    assertTrue(out, out.contains("to allow this and nothing more:\n    capability: "));
    assertTrue(out, out.contains("/bundle/test.bookkeeper cap_net_bind_service=ep"));
    assertTrue(out, out.contains("org.gatehouse.itests.module.Bookkeeper.start("));
  }
}
