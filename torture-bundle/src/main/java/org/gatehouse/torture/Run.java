package org.gatehouse.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.gatehouse.torture.confine.Confinement;
import org.gatehouse.torture.cycles.Cycles;
import org.gatehouse.torture.install.Loaders;
import org.gatehouse.torture.ledger.Duty;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.mutant.Mutant;
import org.gatehouse.torture.operate.Policy;
import org.gatehouse.torture.operate.Storm;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.proof.Proof;
import org.gatehouse.torture.proof.Proofs;
import org.gatehouse.torture.story.Applications;
import org.gatehouse.torture.story.Narrator;
import org.gatehouse.torture.story.Story;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The demo or the torture: something happens to the stack under load, then come the proofs. */
final class Run {
  private final BundleContext context;
  private final Arguments arguments;
  private final World world;
  private final Narrator narrator;
  private final Applications applications;

  Run(BundleContext context, Arguments arguments, Ledger ledger, PrintStream out)
      throws IOException {
    this.context = context;
    this.arguments = arguments;
    this.world = World.of(context, ledger);
    this.narrator = new Narrator(out, world.stacker(), ledger);
    this.applications = new Applications(world);
  }

  /** Whether every proof holds. */
  boolean perform() throws IOException, BundleException, InterruptedException {
    greet();
    List<Proof> proofs =
        switch (arguments.program()) {
          case DEMO -> demo();
          case TORTURE -> arguments.cycles() > 0 ? cycles() : torture();
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

  private List<Proof> demo() throws IOException, BundleException, InterruptedException {
    if (arguments.broken().isPresent()) {
      changes(); // The host is exchanged, so nothing real is asked.
      return finish(Proofs::all);
    }
    try (Confinement confinement = new Confinement(context, world, narrator)) {
      confinement.tell();
      changes();
      confinement.end();
    }
    return finish(Proofs::withApplications);
  }

  private void changes() throws BundleException, InterruptedException {
    long storm = Math.max(1, arguments.seconds() * 6L / 10);
    long story = TimeUnit.SECONDS.toMillis(arguments.seconds() - storm);
    new Story(world, narrator, story).tell(applications, modules().resolve("yama-bundle.jar"));
    narrator.tell("Now eight operators at once, as fast as they can, for " + storm + " s.");
    storm(storm);
  }

  private Path modules() {
    return Path.of(String.valueOf(context.getProperty("gatehouse.modules")));
  }

  private List<Proof> torture() throws BundleException, InterruptedException {
    narrator.title(
        arguments.readers()
            + " readers, "
            + arguments.virtual()
            + " virtual ones, "
            + arguments.seconds()
            + " s, seed "
            + arguments.seed());
    bring("guard", Duty.GUARD);
    world.bring("meter");
    bring("red", Duty.PAIR);
    bring("watch", Duty.WATCH);
    bring("thrower-1", Duty.THROWER);
    applications.start("readers", arguments.readers(), arguments.virtual());
    Optional<Policy> policy = policy();
    policy.ifPresent(this::bringShipped);
    storm(arguments.seconds());
    return finish(policy.isPresent() ? Proofs::withPolicies : Proofs::all);
  }

  /** That of the shipped module that was named. */
  private Optional<Policy> policy() {
    String module = arguments.module();
    Optional<Policy> policy = Policy.of(module);
    if (policy.isEmpty() && !module.equals(Cycles.OWN)) {
      throw new IllegalArgumentException(
          "'" + module + "' has no policy to load: --module takes it with --cycles only");
    }
    return policy;
  }

  private void bringShipped(Policy policy) {
    String module = policy.module();
    Path jar = modules().resolve(module + "-bundle.jar");
    world.cast().add(module, world.installer().shipped(jar));
    world.operator().enable(module);
    policy.prepare(world);
  }

  private List<Proof> cycles() throws BundleException, InterruptedException {
    applications.start("reader", 1, 0);
    List<Proof> proofs =
        new Cycles(world, narrator, arguments.cycles(), arguments.module(), modules()).run();
    applications.uninstall();
    return proofs;
  }

  private void bring(String name, Duty duty) {
    world.bring(name);
    world.ledger().oblige(duty, true);
  }

  private void storm(long seconds) throws InterruptedException {
    Proofs proofs = proofs();
    // What is broken goes on until it shows, within the storm's bound.
    BooleanSupplier enough = arguments.broken().isPresent() ? () -> false : proofs::sawEnough;
    Storm storm = new Storm(world, applications.school(), arguments.seed());
    if (arguments.program() == Arguments.Program.TORTURE) {
      policy().ifPresent(policy -> storm.load(policy, etc()));
    }
    storm.rage(seconds, enough, () -> narrator.progress("storm"));
  }

  /** The torture has to do much in its time, the demo a little of everything. */
  private Proofs proofs() {
    boolean torture = arguments.program() == Arguments.Program.TORTURE;
    return new Proofs(world.ledger(), torture ? arguments.seconds() : 0);
  }

  private Path etc() {
    return Path.of(String.valueOf(context.getProperty("felix.fileinstall.dir")));
  }

  /** Which proofs are read out of the ledger. */
  private interface Reading {
    List<Proof> of(Proofs proofs, int loadersMade, int loadersAlive);
  }

  private List<Proof> finish(Reading proofs) throws BundleException, InterruptedException {
    applications.uninstall();
    new Bounded(world.ledger()).run("unloading everything", world.cast()::unloadAll);
    Loaders loaders = world.installer().loaders();
    loaders.collect(world.ledger().patience());
    if (loaders.alive() > 0) {
      world.ledger().remark("class loaders left: " + loaders.names());
    }
    narrator.tell("The applications are gone, every module is disabled and unloaded.");
    return proofs.of(proofs(), loaders.made(), loaders.alive());
  }

  private boolean judge(List<Proof> proofs) {
    boolean ok = proofs.stream().allMatch(Proof::isOk);
    if (!ok) {
      world.ledger().remarks().forEach(remark -> narrator.title("  " + remark));
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
