package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.itests.module.Applicant;
import org.gatehouse.itests.module.Asker;
import org.gatehouse.itests.module.Clerk;
import org.gatehouse.itests.module.Curtain;
import org.gatehouse.itests.module.Postmaster;
import org.gatehouse.itests.module.Sender;
import org.gatehouse.itests.module.Subscriber;
import org.gatehouse.itests.module.Watcher;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Services of the platform under mediation, in the program as it is delivered. */
public class ServicesIT {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path written(ModuleJar jar, String name) throws IOException {
    return jar.at(folder.getRoot().toPath().resolve(name));
  }

  /** In a home of its own, with a configuration that is secret and one that is open. */
  private String run(String home, String commands) throws Exception {
    Path root = folder.newFolder(home).toPath();
    Path etc = Files.createDirectories(root.resolve("etc"));
    Files.writeString(etc.resolve("secret.one.cfg"), "a = 0\n");
    Files.writeString(etc.resolve("open.one.cfg"), "a = 0\n");
    return Program.run("--home", root.toString(), "-c", commands).good().out();
  }

  @Test
  public void aConfigurationIsSeenAndChangedByWhomTheModuleLets() throws Exception {
    Path clerk = written(ModuleJar.activated(Clerk.class), "clerk.jar");
    ModuleJar application = ModuleJar.application(Applicant.class).importing("org.osgi.service.cm");
    String start = start(written(application, "app.jar"));
    assertEquals(Applicant.DONE, attempts(run("free", "felix:lb" + start)));
    String out = run("ruled", "lsm:load " + clerk + start);
    assertEquals(Applicant.DENIED, attempts(out));
  }

  @Test
  public void anEventReachesTheHandlersThatTheModuleLets() throws Exception {
    Path postmaster = written(ModuleJar.activated(Postmaster.class), "postmaster.jar");
    ModuleJar deaf = subscriber().header("Bundle-SymbolicName", "test.deaf");
    ModuleJar sender = ModuleJar.application(Sender.class).importing("org.osgi.service.event");
    String start =
        "lsm:load "
            + postmaster
            + start(Path.of(Platform.location("org.apache.felix.eventadmin").substring(5)))
            + start(written(subscriber(), "subscriber.jar"))
            + start(written(deaf, "deaf.jar"))
            + start(written(sender, "sender.jar"));
    assertEquals(
        List.of(
            "> test.subscriber got open/SENT",
            "> forbidden/SENT: SecurityException msg_queue_msgsnd",
            "> forbidden/POSTED: SecurityException msg_queue_msgsnd"),
        attempts(run("post", start)));
  }

  @Test
  public void aServiceIsSeenByWhomTheModuleLets() throws Exception {
    Path curtain = written(ModuleJar.activated(Curtain.class), "curtain.jar");
    ModuleJar seeing =
        ModuleJar.application(Watcher.class).header("Bundle-SymbolicName", "test.seeing");
    String out =
        run(
            "find",
            "lsm:load "
                + curtain
                + start(written(ModuleJar.application(Asker.class), "asker.jar"))
                + start(written(seeing, "seeing.jar"))
                + start(written(ModuleJar.application(Watcher.class), "watcher.jar")));
    List<String> expected = new ArrayList<>(Watcher.seen("test.seeing"));
    expected.addAll(Watcher.hidden("test.watcher"));
    assertEquals(expected, attempts(out));
  }

  private static String start(Path bundle) {
    return "; felix:start " + bundle.toUri();
  }

  private static ModuleJar subscriber() {
    return ModuleJar.application(Subscriber.class).importing("org.osgi.service.event");
  }

  /** What the applications said, a denial without its reason. */
  private static List<String> attempts(String out) {
    return out.lines()
        .filter(line -> line.startsWith("> "))
        .map(line -> line.replaceAll(" \\S+ denies (\\S+) of test[.](applicant|sender).*", " $1"))
        .toList();
  }
}
