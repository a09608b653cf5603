package org.gatehouse.itests;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.module.Ledger;
import org.gatehouse.itests.module.Reporter;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A database in its domain, its files, and a bundle in the domain of all others: the program. */
public class SelinuxProgramIT {
  private static final String H2 =
      Path.of(System.getProperty("bundles.dir"), "h2.jar").toUri().toString();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path home;
  private Path root;
  private Path data;
  private Path ledger;

  @Before
  public void labelBundlesAndFiles() throws Exception {
    home = folder.newFolder("home").toPath();
    root = folder.getRoot().toPath().toRealPath();
    data = folder.newFolder("data").toPath().toRealPath();
    Path etc = Files.createDirectories(home.resolve("etc/selinux"));
    try (Stream<Path> all = Files.list(Program.HOME.resolve("etc/selinux"))) {
      for (Path each : all.toList()) {
        Files.copy(each, etc.resolve(each.getFileName()));
      }
    }
    Files.writeString(
        etc.resolve("file_contexts.local"),
        (data + "(/.*)? system_u:object_r:h2_data_t:s0\n")
            + (root + "/ledger\\.jar system_u:object_r:h2_exec_t:s0\n"));
    Files.writeString(
        etc.resolve("bundle_contexts"),
        "name=test.ledger context=system_u:system_r:h2_t:s0\n",
        StandardOpenOption.APPEND);
    ledger =
        ModuleJar.application(Ledger.class)
            .importing("org.h2.jdbcx,javax.sql")
            .header("Ledger", data.resolve("books").toString())
            .at(root.resolve("ledger.jar"));
  }

  private String reporter(String name) throws Exception {
    return ModuleJar.application(Reporter.class)
        .header("Bundle-SymbolicName", name)
        .header("Report", data.resolve("books.mv.db").toString())
        .at(root.resolve(name + ".jar"))
        .toUri()
        .toString();
  }

  private Outcome run(String commands) throws Exception {
    return Program.run("--home", home.toString(), "-c", commands);
  }

  @Test
  public void databaseIsReachedByTheDatabaseOnlyAndTheMissingRuleIsSaid() throws Exception {
    String out =
        run("lsm:load selinux; "
                + ("felix:start " + H2 + "; felix:start " + ledger.toUri() + "; ")
                + ("felix:start " + reporter("test.reporter") + "; lsm:explain"))
            .good()
            .out();
    assertTrue(out, out.contains("ledger written\nreport not read: "));
    assertTrue(out, out.contains("report not wrote: "));
    assertTrue(out, out.contains("selinux: allow app_t h2_data_t:file "));
    List<String> records = Files.readAllLines(home.resolve("audit/selinux.log.0"));
    assertTrue(
        records.toString(),
        records.stream()
            .anyMatch(
                line ->
                    line.startsWith("type=AVC ")
                        && line.contains("scontext=system_u:system_r:app_t:s0")
                        && line.contains("tcontext=system_u:object_r:h2_data_t:s0 tclass=file")));
  }

  @Test
  public void nothingOfTheDistributionItselfIsDenied() throws Exception {
    run("lsm:load selinux; lsm:list; lsm:status; lsm:load yama; lsm:disable yama; lsm:unload yama; "
            + "lsm:disable selinux; lsm:unload selinux; lsm:load selinux")
        .good();
    List<String> log = Files.readAllLines(home.resolve("audit/audit.log.0"));
    List<String> denied =
        log.stream()
            .filter(line -> line.startsWith("type=GATEHOUSE_DENIED"))
            .filter(line -> !line.contains("went away without being disabled"))
            .toList();
    assertTrue(String.join("\n", denied), denied.isEmpty());
    assertFalse(log.isEmpty());
  }
}
