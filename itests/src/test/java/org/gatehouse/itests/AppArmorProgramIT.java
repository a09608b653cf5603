package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.module.Ledger;
import org.gatehouse.itests.module.Peeker;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A database gets a profile from what it did, and works under it: the program. */
public class AppArmorProgramIT {
  private static final String H2 =
      Path.of(System.getProperty("bundles.dir"), "h2.jar").toUri().toString();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path home;
  private Path data;
  private String database;

  @Before
  public void bundles() throws Exception {
    home = folder.newFolder("home").toPath();
    Files.createDirectories(home.resolve("etc/apparmor.d"));
    Path root = folder.getRoot().toPath().toRealPath();
    data = folder.newFolder("data").toPath().toRealPath();
    Path ledger =
        ModuleJar.application(Ledger.class)
            .importing("org.h2.jdbcx,javax.sql")
            .header("Ledger", data.resolve("books").toString())
            .at(root.resolve("ledger.jar"));
    database = "felix:start " + H2 + "; felix:start " + ledger.toUri() + "; ";
  }

  private Outcome run(String commands) throws Exception {
    return Program.run("--home", home.toString(), "-c", commands);
  }

  @Test
  public void learnedProfileIsEnforcedWithoutADenialForTheSameWork() throws Exception {
    String start = "lsm:load apparmor; lsm:genprof com.h2database --start; ";
    String learned = run(start + database + "lsm:genprof com.h2database --save").good().out();
    assertTrue(learned, learned.contains("profile com.h2database /bundle/com.h2database {"));
    assertTrue(learned, learned.contains("/data/books.mv.db rwk,"));
    Path profile = home.resolve("etc/apparmor.d/com.h2database");
    assertTrue(Files.readString(profile).contains("/data/books.mv.db rwk,"));
    clearCache();
    String again = run("lsm:load apparmor; " + database + "apparmor:aa-status").good().out();
    assertTrue(again, again.contains("ledger written"));
    assertTrue(again, again.contains("com.h2database (enforce)"));
    assertEquals(List.of(), denials());
    Files.writeString(profile, "profile com.h2database /bundle/com.h2database { }\n");
    clearCache();
    run("lsm:load apparmor; " + database);
    List<String> denied = denials();
    assertTrue(denied.toString(), denied.stream().anyMatch(line -> line.contains(data + "/")));
  }

  @Test
  public void aBundleIsStartedAnewUnderTheProfileThatTheOperatorNames() throws Exception {
    Files.writeString(data.resolve("one"), "1");
    Files.writeString(data.resolve("two"), "2");
    Files.writeString(
        home.resolve("etc/apparmor.d/peeker"),
        """
        profile own /bundle/test.peeker { signal (receive) peer=unconfined, %1$s/one r, }
        profile other { signal (receive) peer=unconfined, %1$s/two r, }
        """
            .formatted(data));
    Path jar =
        ModuleJar.application(Peeker.class)
            .header("Peek", data.resolve("one") + "," + data.resolve("two"))
            .at(folder.getRoot().toPath().toRealPath().resolve("peeker.jar"));
    String start = "lsm:load apparmor; felix:start " + jar.toUri() + "; apparmor:aa-status; ";
    String anew = "apparmor:aa-exec test.peeker --profile=other; apparmor:aa-status; ";
    String back = "apparmor:aa-exec test.peeker --profile=own";
    String out = run(start + anew + back).good().out();
    List<String> said =
        out.lines()
            .filter(line -> line.startsWith("peeked at ") || line.contains("test.peeker ("))
            .map(line -> line.strip().replaceFirst(" \\(\\d+\\)", ""))
            .toList();
    assertEquals(
        out,
        List.of(
            "peeked at 1 nothing",
            "test.peeker own (enforce)",
            "peeked at nothing 2",
            "test.peeker other (enforce)",
            "peeked at 1 nothing"),
        said);
  }

  @Test
  public void profilesThatWereLoadedByHandOutliveTheModuleAndTheProgram() throws Exception {
    Path file = folder.getRoot().toPath().toRealPath().resolve("handed");
    Files.writeString(file, "profile handed { /x r, }\n");
    String load = "lsm:load apparmor; apparmor:load -a " + file + "; ";
    String again = "lsm:disable apparmor; lsm:unload apparmor; lsm:load apparmor; ";
    String reloaded = run(load + again + "apparmor:aa-status").good().out();
    assertTrue(reloaded, reloaded.contains("\n   handed\n"));
    clearCache();
    String restarted = run("lsm:load apparmor; apparmor:aa-status").good().out();
    assertTrue(restarted, restarted.contains("\n   handed\n"));
  }

  /** Bundles are installed anew, as on the first start. */
  private void clearCache() throws Exception {
    Files.move(home.resolve("cache"), home.resolve("cache." + System.nanoTime()));
  }

  private List<String> denials() throws Exception {
    return Files.readAllLines(home.resolve("audit/apparmor.log.0")).stream()
        .filter(line -> line.startsWith("type=APPARMOR_DENIED "))
        .toList();
  }
}
