package org.gatehouse.itests;

import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.itests.Program.Outcome;
import org.gatehouse.itests.module.Ledger;
import org.gatehouse.itests.module.Reporter;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A database labelled Db, its files Data, and a bundle labelled Report, in the real program. */
public class SmackProgramIT {
  private static final String H2 =
      Path.of(System.getProperty("bundles.dir"), "h2.jar").toUri().toString();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path home;
  private Path data;
  private Path ledger;

  @Before
  public void labelBundlesAndFiles() throws Exception {
    home = folder.newFolder("home").toPath();
    data = folder.newFolder("data").toPath().toRealPath();
    Path rules = Files.createDirectories(home.resolve("etc/smack/accesses.d"));
    Files.writeString(rules.resolve("db"), "Db Data rwxt\nReport Data r\n_ Db rw\n_ Report rw\n");
    Files.writeString(
        home.resolve("etc/org.gatehouse.smack.cfg"),
        "bundles = com.h2database Db; test.ledger Db; test.reporter* Report\nfiles = "
            + data
            + " Data transmute\n");
    ledger =
        ModuleJar.application(Ledger.class)
            .importing("org.h2.jdbcx,javax.sql")
            .header("Ledger", data.resolve("books").toString())
            .at(folder.getRoot().toPath().resolve("ledger.jar"));
  }

  private String reporter(String name) throws Exception {
    return ModuleJar.application(Reporter.class)
        .header("Bundle-SymbolicName", name)
        .header("Report", books())
        .at(folder.getRoot().toPath().resolve(name + ".jar"))
        .toUri()
        .toString();
  }

  private String books() {
    return data.resolve("books.mv.db").toString();
  }

  private Outcome run(String commands) throws Exception {
    return Program.run("--home", home.toString(), "-c", commands);
  }

  @Test
  public void reporterReadsAndDoesNotWriteUntilItsRuleIsRevoked() throws Exception {
    String out =
        run("lsm:load smack; "
                + ("felix:start " + H2 + "; felix:start " + ledger.toUri() + "; ")
                + ("felix:start " + reporter("test.reporter") + "; ")
                + "lsm:echo Report /fs/smackfs/revoke-subject; "
                + ("felix:start " + reporter("test.reporter2") + "; ")
                + "lsm:explain; lsm:smackaccess Report Data r; lsm:chsmack "
                + books())
            .good()
            .out();
    assertTrue(out, out.contains("ledger written\nreport read true\nreport not wrote: "));
    assertTrue(out, out.contains("subject=Report object=Data requested=wa tclass=file"));
    assertTrue(out, out.contains("report not read: "));
    assertTrue(out, out.contains("to allow this and nothing more:\n    smack: Report Data "));
    assertTrue(out, out.endsWith("\n0\n" + books() + " access=\"Data\"\n"));
  }

  @Test
  public void filesGetTheirLabelsAgainFromAModuleThatComesLate() throws Exception {
    String out =
        run("lsm:load smack; "
                + ("felix:start " + H2 + "; felix:start " + ledger.toUri() + "; ")
                + "lsm:disable smack; lsm:unload smack; "
                + ("felix:start " + reporter("test.reporter") + "; ")
                + ("lsm:load smack; felix:start " + reporter("test.reporter2") + "; ")
                + "lsm:smackgen; lsm:chsmack "
                + books())
            .good()
            .out();
    assertTrue(out, out.contains("report read true\nreport wrote\n"));
    assertTrue(out, out.contains("report read true\nreport not wrote: "));
    assertTrue(out, out.endsWith("\nReport Data wa\n" + books() + " access=\"Data\"\n"));
  }

  @Test
  public void chsmackWritesTheAttributesAndTheyCountAtOnce() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "content");
    String set = "lsm:chsmack " + file + " --access=Other --exec=Run --mmap=Map; ";
    String out =
        run("lsm:load smack; "
                + ("lsm:chsmack " + file + "; " + set)
                + ("lsm:chsmack " + file + " --drop"))
            .good()
            .out();
    assertTrue(out, out.contains(file + " access=\"Data\"\n"));
    assertTrue(out, out.contains(file + " access=\"Other\" execute=\"Run\" mmap=\"Map\"\n"));
    assertTrue(out, out.endsWith(file + " access=\"Data\" execute=\"Run\" mmap=\"Map\"\n"));
  }

  @Test
  public void smackloadTakesAFileAsAWholeOrNotAtAll() throws Exception {
    Path rules = folder.getRoot().toPath().resolve("rules");
    Files.writeString(rules, "New Data rw\nNew Data rz\n");
    Outcome refused = run("lsm:load smack; lsm:smackload " + rules);
    assertTrue(refused.err(), refused.err().contains(rules + ":2:11: an access has the letters"));
    Files.writeString(rules, "New Data rw\n");
    String load = "lsm:smackload " + rules + "; lsm:smackaccess New Data rw; ";
    String replace = "lsm:smackload " + rules + " --replace; lsm:smackaccess Db Data r; ";
    Outcome loaded = run(load + replace + "lsm:smackload; lsm:smackaccess Db Data r").good();
    assertTrue(loaded.out(), loaded.out().endsWith("1\n0\n1\n"));
  }
}
