package org.gatehouse.torture.cycles;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Step;
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
  /** The module of the torture's own that is meant where no other is named. */
  public static final String OWN = "keeper";

  private static final int CALLS = 8;
  private static final int MOST_NEW_THREADS = 2;
  private static final int WARM = 100;
  private static final int LEAST = 2 * WARM;
  private static final int LONG_WAIT_SECONDS = 20;
  private static final int SHORT_WAIT_SECONDS = 3; // for loaders that will hardly go
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final World world;
  private final Narrator narrator;
  private final int wanted;
  private final String name;
  private final Path shipped;
  private final List<Integer> threads = new ArrayList<>();
  private final List<Footprint> footprints = new ArrayList<>();
  private final List<Residue> residues = new ArrayList<>();
  private long calls;

  /**
   * So many cycles.
   *
   * @param name the module's
   * @param shipped where the distribution's modules are
   */
  public Cycles(World world, Narrator narrator, int wanted, String name, Path shipped) {
    this.name = name;
    this.shipped = shipped.resolve(name + "-bundle.jar");
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
    List<Proof> proofs =
        new ArrayList<>(List.of(calls(), metaspace, threads(), blobs(), loaders()));
    if (isOwn()) {
      proofs.add(values());
    }
    return proofs;
  }

  private boolean isOwn() {
    return name.equals(OWN);
  }

  private void cycle() throws BundleException, InterruptedException {
    bring();
    long enough = asked() + (isOwn() ? 1 : CALLS);
    long end = System.nanoTime() + LONGEST_WAIT_NANOS;
    while (asked() < enough && System.nanoTime() < end) {
      TimeUnit.MICROSECONDS.sleep(50);
    }
    calls += asked() >= enough ? 1 : 0;
    world.operator().disable(name);
    world.cast().unload(name);
  }

  private void bring() {
    if (isOwn()) {
      world.bring(name);
    } else {
      world.cast().add(name, world.installer().shipped(shipped));
      world.operator().enable(name);
    }
  }

  /** Calls of the own module's hooks; of the front where it is another, which may have others. */
  private long asked() {
    return isOwn() ? world.ledger().get(Count.HOOKS) : world.ledger().get(Step.ENTERED);
  }

  private void measure(int done) {
    Footprint now = Footprint.after(done);
    footprints.add(now);
    residues.add(Residue.of(world));
    threads.add(ManagementFactory.getThreadMXBean().getThreadCount());
    narrator.tell(now.toString());
  }

  private Proof calls() {
    boolean held = (!isOwn() || world.ledger().faults() == 0) && calls == wanted;
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

  /** Those of the first measured moment after the warm-up, and at the end. */
  private Proof threads() {
    int last = threads.get(threads.size() - 1);
    int warm = threads.get(Math.min(1, threads.size() - 1));
    String counts = text("%,d threads, then %,d", warm, last);
    return Proof.of("threads-flat", last - warm <= MOST_NEW_THREADS, wanted >= LEAST, counts);
  }

  /** Slots are those of before the first life; long-lived objects keep an empty blob. */
  private Proof blobs() {
    Residue last = residues.get(residues.size() - 1);
    Residue warm = residues.get(Math.min(1, residues.size() - 1));
    boolean flat = warm.isNoMoreAt(last) && last.slots() == residues.get(0).slots();
    return Proof.of("blobs-flat", flat, wanted >= LEAST, warm + ", then " + last);
  }

  /** Applications hold their files all the time, and no life's value stays on any. */
  private Proof values() {
    long attached = world.ledger().get(Count.ATTACHED);
    long freed = world.ledger().get(Count.FREED);
    String counts = text("%,d values attached, %,d freed", attached, freed);
    return Proof.of("no-value-left", attached == freed, attached > 0, counts);
  }

  private Proof loaders() {
    int alive = world.installer().loaders().alive();
    return Proofs.noClassLoaderLeft(world.installer().loaders().made(), alive, wanted);
  }

  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
