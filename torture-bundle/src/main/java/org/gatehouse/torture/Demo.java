package org.gatehouse.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.confine.Confinement;
import org.gatehouse.torture.proof.Proof;
import org.gatehouse.torture.proof.Proofs;
import org.gatehouse.torture.story.Narrator;
import org.gatehouse.torture.story.Story;
import org.osgi.framework.BundleException;

/** Real applications are confined, then modules come and go under others, all in plain words. */
record Demo(Setting setting) {
  List<Proof> run() throws IOException, BundleException, InterruptedException {
    Proofs proofs = new Proofs(setting.world().ledger(), 0); // It does a little of everything.
    if (setting.arguments().broken().isPresent()) {
      changes(proofs); // The host is exchanged, so nothing real is asked.
      return setting.finish(proofs, Proofs::all);
    }
    try (Confinement confinement =
        new Confinement(setting.context(), setting.world(), setting.narrator())) {
      confinement.tell();
      changes(proofs);
      confinement.end();
    }
    return setting.finish(proofs, Proofs::withApplications);
  }

  private void changes(Proofs proofs) throws BundleException, InterruptedException {
    int seconds = setting.arguments().seconds();
    long storm = Math.max(1, seconds * 6L / 10);
    long story = TimeUnit.SECONDS.toMillis(seconds - storm);
    Narrator narrator = setting.narrator();
    Path yama = setting.modules().resolve("yama-bundle.jar");
    new Story(setting.world(), narrator, story).tell(setting.applications(), yama);
    narrator.tell("Now eight operators at once, as fast as they can, for " + storm + " s.");
    setting.rage(setting.storm(), proofs, storm);
  }
}
