package org.gatehouse.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.mutant.Mutant;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.proof.Proof;
import org.gatehouse.torture.story.Applications;
import org.gatehouse.torture.story.Narrator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The demo or the torture: something happens to the stack under load, then come the proofs. */
final class Run {
  private final Setting setting;
  private final Arguments arguments;
  private final Narrator narrator;

  Run(BundleContext context, Arguments arguments, Ledger ledger, PrintStream out)
      throws IOException {
    this.arguments = arguments;
    World world = World.of(context, ledger);
    this.narrator = new Narrator(out, world.stacker(), ledger);
    this.setting = new Setting(context, arguments, world, narrator, new Applications(world));
  }

  /** Whether every proof holds. */
  boolean perform() throws IOException, BundleException, InterruptedException {
    greet();
    List<Proof> proofs =
        switch (arguments.program()) {
          case DEMO -> new Demo(setting).run();
          case TORTURE -> new Torture(setting).run();
        };
    narrator.versions();
    proofs.forEach(proof -> narrator.title(proof.toString()));
    return judge(proofs);
  }

  private void greet() {
    narrator.title(
        "gatehouse "
            + arguments.program().word()
            + " on Java "
            + Runtime.version().feature()
            + " with "
            + Runtime.getRuntime().availableProcessors()
            + " processors");
    arguments.broken().ifPresent(m -> narrator.title("broken on purpose, " + m.word() + ": " + m));
  }

  private boolean judge(List<Proof> proofs) {
    boolean ok = proofs.stream().allMatch(Proof::isOk);
    if (!ok) {
      setting.world().ledger().remarks().forEach(remark -> narrator.title("  " + remark));
    }
    arguments.broken().ifPresent(mutant -> verdict(mutant, proofs));
    return ok;
  }

  private void verdict(Mutant mutant, List<Proof> proofs) {
    String caught =
        proofs.stream()
            .filter(proof -> proof.outcome() == Proof.Outcome.FAILED)
            .map(Proof::name)
            .collect(Collectors.joining(", "));
    String how = caught.isEmpty() ? "NOT caught by any proof" : "caught by " + caught;
    narrator.title("break " + mutant.word() + ": " + how);
  }
}
