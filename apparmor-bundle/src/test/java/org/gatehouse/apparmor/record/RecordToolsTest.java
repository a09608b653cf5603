package org.gatehouse.apparmor.record;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.apparmor.load.PolicyChange;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What Debian's ausearch, LibAppArmor and aa-logprof make of our records. */
public class RecordToolsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private final List<RecordLine> lines = new ArrayList<>();
  private Path log;

  @Before
  public void write() throws IOException {
    Records records = new Records(lines::add);
    for (Object[] each : Samples.ALL) {
      records.event(Samples.event(lines.size() + 1L, String.valueOf(each[0])));
    }
    records.changed(PolicyChange.LOAD, "app");
    records.refused("/etc/apparmor.d/app", "/etc/apparmor.d/app:1:2: expected \"{\"");
    log = folder.getRoot().toPath().resolve("audit.log");
    Files.write(log, lines.stream().map(RecordLine::toString).toList());
  }

  @Test
  public void ausearchFindsEveryRecord() throws IOException {
    assertEquals(lines.size(), ausearch("all"));
    assertEquals(Samples.ALL.size() - 2, ausearch("APPARMOR_ALLOWED"));
    assertEquals(1, ausearch("APPARMOR_AUDIT"));
    assertEquals(1, ausearch("APPARMOR_DENIED"));
    assertEquals(2, ausearch("APPARMOR_STATUS"));
  }

  private long ausearch(String type) throws IOException {
    String out = Tools.run(List.of("ausearch", "-if", log.toString(), "-m", type));
    return out.lines().filter(line -> line.startsWith("type=")).count();
  }

  @Test
  public void libapparmorReadsEveryRecord() throws IOException {
    String program =
        """
        import sys, LibAppArmor as l
        for line in open(sys.argv[1]):
            r = l.parse_record(line)
            print(r.event, r.operation, r.profile, r.name, r.denied_mask)
            l.free_record(r)
        """;
    String out = Tools.run(List.of("/usr/bin/python3", "-c", program, log.toString()));
    List<String> read = out.lines().toList();
    assertEquals(out, lines.size(), read.size());
    for (int at = 0; at < Samples.ALL.size(); at++) {
      assertEquals(Samples.ALL.get(at)[1], read.get(at));
    }
    assertTrue(out, read.get(read.size() - 2).contains("profile_load unconfined app"));
  }

  /** The tool's own, with its parser where it was unpacked. */
  private Path configuration() throws IOException {
    Path etc = Files.createDirectory(folder.getRoot().toPath().resolve("apparmor"));
    Path unpacked = Tools.path().resolve("etc/apparmor");
    Files.copy(unpacked.resolve("severity.db"), etc.resolve("severity.db"));
    String conf = Files.readString(unpacked.resolve("logprof.conf"));
    String parser = "parser = " + Tools.path().resolve("sbin/apparmor_parser");
    Files.writeString(etc.resolve("logprof.conf"), conf.replaceAll("parser = .*", parser));
    return etc;
  }

  @Test
  public void logprofProposesARuleForEachDenial() throws IOException {
    Path profiles = Files.createDirectory(folder.getRoot().toPath().resolve("apparmor.d"));
    for (String each : List.of("abstractions", "tunables", "abi")) {
      Files.createDirectory(profiles.resolve(each));
    }
    Files.writeString(profiles.resolve("tunables/global"), "");
    Path profile = profiles.resolve("app");
    Files.writeString(
        profile, "include <tunables/global>\n\nprofile app /bundle/app flags=(complain) {\n}\n");
    Path script = Path.of("src/test/resources/logprof.py");
    Tools.run(
        List.of(
            "/usr/bin/python3",
            script.toString(),
            configuration().toString(),
            profiles.toString(),
            log.toString()));
    List<String> rules =
        Files.readAllLines(profile).stream()
            .map(String::strip)
            .filter(line -> line.endsWith(","))
            .sorted()
            .toList();
    assertEquals(Samples.RULES, rules);
  }
}
