package org.gatehouse.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gatehouse.torture.cycles.Cycles;
import org.gatehouse.torture.ledger.Duty;
import org.gatehouse.torture.operate.Policy;
import org.gatehouse.torture.operate.Storm;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.proof.Proof;
import org.gatehouse.torture.proof.Proofs;
import org.osgi.framework.BundleException;

/** Modules change under many readers for as long as was asked for, or one lives many lives. */
record Torture(Setting setting) {
  List<Proof> run() throws BundleException, InterruptedException {
    return setting.arguments().cycles() > 0 ? cycles() : storm();
  }

  private List<Proof> cycles() throws BundleException, InterruptedException {
    Arguments arguments = setting.arguments();
    setting.applications().start("readers", arguments.readers(), arguments.virtual());
    List<Proof> proofs =
        new Cycles(
                setting.world(),
                setting.narrator(),
                arguments.cycles(),
                arguments.module(),
                setting.modules())
            .run();
    setting.applications().uninstall();
    return proofs;
  }

  private List<Proof> storm() throws BundleException, InterruptedException {
    Arguments arguments = setting.arguments();
    announce(arguments);
    bring("guard", Duty.GUARD);
    setting.world().bring("meter");
    bring("red", Duty.PAIR);
    bring("watch", Duty.WATCH);
    bring("thrower-1", Duty.THROWER);
    setting.applications().start("readers", arguments.readers(), arguments.virtual());
    Optional<Policy> policy = policy(arguments.module());
    policy.ifPresent(this::bringShipped);
    Storm storm = setting.storm();
    policy.ifPresent(loaded -> storm.load(loaded, setting.etc()));
    Proofs proofs = new Proofs(setting.world().ledger(), arguments.seconds());
    setting.rage(storm, proofs, arguments.seconds());
    return setting.finish(proofs, policy.isPresent() ? Proofs::withPolicies : Proofs::all);
  }

  private void announce(Arguments arguments) {
    setting
        .narrator()
        .title(
            arguments.readers()
                + " readers, "
                + arguments.virtual()
                + " virtual ones, "
                + arguments.seconds()
                + " s, seed "
                + arguments.seed());
  }

  private void bring(String name, Duty duty) {
    setting.world().bring(name);
    setting.world().ledger().oblige(duty, true);
  }

  /** That of the shipped module that was named. */
  private static Optional<Policy> policy(String module) {
    Optional<Policy> policy = Policy.of(module);
    if (policy.isEmpty() && !module.equals(Cycles.OWN)) {
      throw new IllegalArgumentException(
          "'" + module + "' has no policy to load: --module takes it with --cycles only");
    }
    return policy;
  }

  private void bringShipped(Policy policy) {
    String module = policy.module();
    World world = setting.world();
    Path jar = setting.modules().resolve(module + "-bundle.jar");
    world.cast().add(module, world.installer().shipped(jar));
    world.operator().enable(module);
    policy.prepare(world);
  }
}
