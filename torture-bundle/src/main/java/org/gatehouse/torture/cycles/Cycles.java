package org.gatehouse.torture.cycles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.proof.Proof;
import org.gatehouse.torture.proof.Proofs;
import org.gatehouse.torture.story.Narrator;
import org.osgi.framework.BundleException;

/**
 * One module's life, many times over, under running readers: load, enable, call, disable, unload.
 * Shows that no class loader and no class memory stays behind.
 */
public final class Cycles {
  private static final String NAME = "keeper";
  private static final int WARM = 100;
  private static final int LEAST = 2 * WARM;
  private static final int LONG_WAIT_SECONDS = 20;
  private static final int SHORT_WAIT_SECONDS = 3; // for loaders that will hardly go
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final World world;
  private final Narrator narrator;
  private final int wanted;
  private final List<Footprint> footprints = new ArrayList<>();
  private long calls;

  /** So many cycles. */
  public Cycles(World world, Narrator narrator, int wanted) {
    this.world = world;
    this.narrator = narrator;
    this.wanted = wanted;
  }

  /** Runs them all; the readers are there and stay. */
  public List<Proof> run() throws BundleException, InterruptedException {
    measure(0); // loads what measuring takes
    int tenth = Math.max(1, wanted / 10);
    for (int done = 1; done <= wanted; done++) {
      cycle();
      if (done == WARM || done % tenth == 0) {
        measure(done);
      }
    }
    Proof metaspace = metaspace();
    boolean grown = metaspace.outcome() == Proof.Outcome.FAILED;
    world.installer().loaders().collect(grown ? SHORT_WAIT_SECONDS : LONG_WAIT_SECONDS);
    return List.of(calls(), metaspace, loaders());
  }

  private void cycle() throws BundleException, InterruptedException {
    long before = world.ledger().get(Count.HOOKS);
    world.bring(NAME);
    long end = System.nanoTime() + LONGEST_WAIT_NANOS;
    while (world.ledger().get(Count.HOOKS) == before && System.nanoTime() < end) {
      TimeUnit.MICROSECONDS.sleep(50);
    }
    calls += world.ledger().get(Count.HOOKS) > before ? 1 : 0;
    world.operator().disable(NAME);
    world.cast().unload(NAME);
  }

  private void measure(int done) {
    Footprint now = Footprint.after(done);
    footprints.add(now);
    narrator.tell(now.toString());
  }

  private Proof calls() {
    boolean held = world.ledger().faults() == 0 && calls == wanted;
    return Proof.of(
        "every-life-was-asked",
        held,
        wanted > 0,
        text("%,d of %,d lives were asked", calls, wanted));
  }

  /** The first hundred lives load what the host needs for any life. */
  private Proof metaspace() {
    Footprint last = footprints.get(footprints.size() - 1);
    Footprint warm = footprints.stream().filter(f -> f.cycles() >= WARM).findFirst().orElse(last);
    String counts = warm + ", " + last;
    return Proof.of("metaspace-flat", warm.isFlatUntil(last), wanted >= LEAST, counts);
  }

  private Proof loaders() {
    int alive = world.installer().loaders().alive();
    return Proofs.noClassLoaderLeft(world.installer().loaders().made(), alive, wanted);
  }

  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
