package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.itests.Program.Outcome;
import org.junit.Test;

/** The demo as it is delivered: it proves what it claims, and each broken variant is caught. */
public class DemoIT {
  /** The one that takes longest comes first, as two run at a time. */
  private static final List<String> BROKEN =
      List.of(
          "lost-update",
          "no-grace-period",
          "early-free",
          "mixed-versions",
          "late-module-skipped",
          "fail-open");

  /** What the demo says about a database and labels, in this order; regular expressions. */
  private static final List<String> TOLD =
      List.of(
          "  gatehouse> books:sql 'call quit\\(0\\)'",
          "  .*capability denies capable of com.h2database\\(.* on capability=CAP_SYS_BOOT .*",
          "  SecurityException: capability denies settime of org.gatehouse.demo.books\\(.*",
          "  [0-9]+ denied settime EPERM",
          "      capability: /bundle/org.gatehouse.demo.books cap_sys_time=ep added to .*",
          "  dates are printed in UTC",
          ".* Modules were swapped [1-9][0-9,]* times under it, [1-9].* confirmed and 0 refused\\.",
          "  smack .* is enabled, bundle [0-9]+",
          "  100 rows read, the last is .*",
          "  AccessDeniedException: .* subject=Report object=Data requested=wa tclass=file .*",
          "      smack: Report Data wa",
          "  gatehouse> lsm:echo Report /fs/smackfs/revoke-subject",
          "  AccessDeniedException: .* subject=Report object=Data requested=r tclass=file .*",
          "      smack: Report Data r",
          "  100 rows read, the last is .*",
          "  gatehouse> felix:update .*",
          "  version +0\\.2\\.0",
          "  [1-9][0-9,]* reads done, [0-9,]+ refused, 0 writes let through",
          ".* A newer Smack took over under load with all its 6 rules; [1-9].*",
          "  gatehouse> lsm:unload smack",
          "  a row was forged",
          "  .*books.csv access=\"Data\"",
          "  AccessDeniedException: .* subject=Report object=Data requested=wa tclass=file .*",
          "  selinux .* is enabled, bundle [0-9]+",
          "  Current mode: +enforcing",
          "  Db \\(smack\\)",
          "  system_u:system_r:h2_t:s0 \\(selinux\\)",
          ".* It writes on, in h2_t and as Db: [1-9][0-9,]* rows were confirmed so far, 0 refused\\.",
          "  gatehouse> lsm:explain",
          "      smack: allow",
          "      selinux: EACCES avc:  denied  \\{ read } for .*",
          "      selinux: allow h2_t report_data_t:file read;",
          "  gatehouse> selinux:load_policy",
          "      selinux: allow h2_t report_data_t:file open;",
          "  24",
          "  gatehouse> lsm:unload selinux",
          ".* Loaded late, it found the labels again: [1-9][0-9,]* rows .*, 0 refused\\.",
          "  com.h2database complains once it starts again",
          "  profile com.h2database /bundle/com.h2database \\{",
          "    .*/data/books.mv.db rwk,",
          ".* The profile is enforced: [1-9][0-9,]* rows .*, 0 refused\\.",
          "  JdbcSQLNonTransientException: .*sales.csv.*",
          "      smack: allow",
          "      selinux: allow",
          "      apparmor: EACCES apparmor=\"DENIED\" .*",
          "      apparmor: .*/sales.csv r, in profile com.h2database of .*",
          "  24",
          ".* The edited profile is in force.*, 0 refused\\.",
          "  profile org.apache.felix.http.jetty .* \\{",
          "    network inet6 stream,",
          "  GET /guest/salaries",
          "  1000 2000",
          "  GET /guest/prices",
          "  7 8 9",
          "  GET /guest/salaries",
          "  403 .* profile=\"org.gatehouse.demo.pages//guest\" .*",
          "  GET /guest/salaries",
          "  1000 2000",
          ".* [1-9][0-9,]* pages were served meanwhile, 0 were lost\\.",
          "  gatehouse> lsm:unload apparmor",
          "  gatehouse> lsm:unload selinux",
          ".* Now eight operators at once, .*",
          "  ([1-9][0-9]*) rows were confirmed, \\1 of them are found",
          "proof no-row-lost: ok, .*",
          "proof no-page-lost: ok, .*");

  @Test
  public void everyProofHoldsAndTheDatabaseIsConfined() throws Exception {
    Outcome outcome = Program.run("demo", "--seconds", "8").good();
    List<String> lines = outcome.out().lines().toList();
    int from = 0;
    for (String told : TOLD) {
      from = after(told, from, lines);
    }
    assertProofs(outcome);
  }

  private static int after(String told, int from, List<String> lines) {
    return IntStream.range(from, lines.size())
            .filter(i -> lines.get(i).matches(told))
            .findFirst()
            .orElseThrow(() -> new AssertionError(told + " not from " + from + " on in: " + lines))
        + 1;
  }

  private static void assertProofs(Outcome outcome) {
    List<String> proofs = outcome.out().lines().filter(l -> l.startsWith("proof ")).toList();
    assertTrue(outcome.out(), proofs.size() >= 4);
    for (String proof : proofs) {
      assertTrue(proof, proof.matches("proof [a-z-]+: ok, .*[0-9].*"));
      assertFalse(
          "no hook was asked by a real operation: " + proof, proof.contains(" 0 by a hook"));
    }
  }

  @Test
  public void everyBrokenVariantIsCaught() throws Exception {
    List<Callable<Outcome>> runs = new ArrayList<>();
    BROKEN.forEach(name -> runs.add(() -> Program.run("demo", "--seconds", "2", "--break", name)));
    ExecutorService two = Executors.newFixedThreadPool(2);
    List<Future<Outcome>> outcomes = two.invokeAll(runs);
    two.shutdown();
    for (int i = 0; i < BROKEN.size(); i++) {
      assertCaught(BROKEN.get(i), outcomes.get(i).get());
    }
  }

  private static void assertCaught(String name, Outcome outcome) {
    assertEquals(name + ": " + outcome, 1, outcome.status());
    assertTrue(
        name + ": " + outcome,
        outcome.out().lines().anyMatch(l -> l.startsWith("break " + name + ": caught by ")));
  }

  @Test
  public void unknownVariantIsNamed() throws Exception {
    Outcome outcome = Program.run("demo", "--break", "nonsense");
    assertEquals(outcome + "", 1, outcome.status());
    assertEquals(outcome + "", 1, outcome.err().lines().count());
    assertTrue(outcome.err(), outcome.err().contains("'nonsense'"));
  }
}
