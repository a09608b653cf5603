package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.itests.library.Near;
import org.gatehouse.itests.module.Applicant;
import org.gatehouse.itests.module.Asker;
import org.gatehouse.itests.module.Clerk;
import org.gatehouse.itests.module.Curtain;
import org.gatehouse.itests.module.Plumber;
import org.gatehouse.itests.module.Postmaster;
import org.gatehouse.itests.module.Sender;
import org.gatehouse.itests.module.Subscriber;
import org.gatehouse.itests.module.Watcher;
import org.gatehouse.itests.module.Weaver;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.hooks.weaving.WeavingHook;

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

  private static ModuleJar named(String name) {
    return ModuleJar.plain(name).without("Import-Package");
  }

  private static ModuleJar importer(String name) {
    return named(name).header("Import-Package", "org.gatehouse.itests.library");
  }

  private static ModuleJar fragment(String name) {
    return named(name).header("Fragment-Host", "test.host");
  }

  @Test
  public void bundlesAndFragmentsAreWiredToWhatTheModuleLets() throws Exception {
    Path plumber = written(ModuleJar.activated(Plumber.class), "plumber.jar");
    ModuleJar host = named("test.host").and(Near.class).exporting("org.gatehouse.itests.library");
    String script =
        "lsm:load "
            + plumber
            + install(written(fragment("test.fragment.good"), "good.fragment"))
            + install(written(fragment("test.fragment.bad"), "bad.fragment"))
            + start(written(host, "host.jar"))
            + start(written(importer("test.importer.good"), "good.importer"))
            + "; felix:lb test"
            + start(written(importer("test.importer.bad"), "bad.importer"));
    String out = Program.run("-c", script).good().out();
    assertTrue(out, out.matches("(?s).*Resolved[^\n]*test.fragment.good.*"));
    assertTrue(out, out.matches("(?s).*Installed[^\n]*test.fragment.bad.*"));
    assertTrue(out, out.matches("(?s).*Active[^\n]*test.host.*"));
    assertTrue(out, out.matches("(?s).*Active[^\n]*test.importer.good.*"));
    assertTrue(out, out.contains("Unable to resolve test.importer.bad"));
  }

  @Test
  public void aWeavingHookIsAPrivilegeOfItsOwn() throws Exception {
    ModuleJar application =
        ModuleJar.application(Weaver.class)
            .and(Class.forName(Weaver.class.getName() + "$Swap"))
            .importing("org.osgi.framework.hooks.weaving");
    String weaver = start(written(application, "weaver.jar"));
    String free = run("unwoven", "felix:lb" + weaver);
    assertTrue(free, free.contains("> woven"));
    String out = run("woven", "lsm:load capability" + weaver);
    assertTrue(out, out.contains("> weaver: SecurityException capability denies capable of "));
    assertTrue(out, out.contains("CAP_SYS_MODULE"));
    String asked = WeavingHook.class.getName() + ", registered " + Runnable.class.getName();
    assertTrue(out, out.contains("> swapped " + asked) && !out.contains("> wove"));
  }

  private static String install(Path bundle) {
    return "; felix:install " + bundle.toUri();
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
