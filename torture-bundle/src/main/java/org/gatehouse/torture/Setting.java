package org.gatehouse.torture;

import java.nio.file.Path;
import java.util.List;
import org.gatehouse.torture.install.Loaders;
import org.gatehouse.torture.operate.Storm;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.proof.Proof;
import org.gatehouse.torture.proof.Proofs;
import org.gatehouse.torture.story.Applications;
import org.gatehouse.torture.story.Narrator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * What the demo and the torture have in common: where they run, the storm, and the end.
 *
 * @param context of this bundle
 * @param arguments what was asked for
 * @param world the stack and what is counted
 * @param narrator says what happens
 * @param applications the bundles that ask
 */
record Setting(
    BundleContext context,
    Arguments arguments,
    World world,
    Narrator narrator,
    Applications applications) {

  /** The modules of the distribution. */
  Path modules() {
    return Path.of(String.valueOf(context.getProperty("gatehouse.modules")));
  }

  /** The configuration. */
  Path etc() {
    return Path.of(String.valueOf(context.getProperty("felix.fileinstall.dir")));
  }

  /** Operators at once, with applications that load classes. */
  Storm storm() {
    return new Storm(world, applications.school(), arguments.seed());
  }

  /** Lets it rage; what is broken goes on until it shows, within the bound. */
  void rage(Storm storm, Proofs proofs, long seconds) throws InterruptedException {
    boolean broken = arguments.broken().isPresent();
    storm.rage(seconds, () -> !broken && proofs.sawEnough(), () -> narrator.progress("storm"));
  }

  /** Which proofs are read out of the ledger. */
  interface Reading {
    List<Proof> of(Proofs proofs, int loadersMade, int loadersAlive);
  }

  /** Takes everything away, and reads the proofs. */
  List<Proof> finish(Proofs proofs, Reading reading) throws BundleException, InterruptedException {
    applications.uninstall();
    new Bounded(world.ledger()).run("unloading everything", world.cast()::unloadAll);
    Loaders loaders = world.installer().loaders();
    loaders.collect(world.ledger().patience());
    if (loaders.alive() > 0) {
      world.ledger().remark("class loaders left: " + loaders.names());
    }
    narrator.tell("The applications are gone, every module is disabled and unloaded.");
    return reading.of(proofs, loaders.made(), loaders.alive());
  }
}
