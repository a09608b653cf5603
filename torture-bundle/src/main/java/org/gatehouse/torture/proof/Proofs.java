package org.gatehouse.torture.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.ledger.Operation;
import org.gatehouse.torture.ledger.Step;

/**
 * Reads the proofs out of the ledger, once everything has come to rest. Each wants to have seen a
 * little of its matter, so that a run in which nothing happened proves nothing.
 */
public final class Proofs {
  private static final int SOME = 10;
  private static final int MANY = 1000;
  private static final double SWAPS_A_SECOND = 1000.0 / 300;

  private final Ledger ledger;
  private final int swaps;

  /** Over this ledger. */
  public Proofs(Ledger ledger) {
    this(ledger, 0);
  }

  /**
   * Over this ledger.
   *
   * @param seconds how long modules are swapped: 1,000 times in five minutes is the least
   */
  public Proofs(Ledger ledger, int seconds) {
    this.ledger = ledger;
    this.swaps = Math.max(SOME, (int) (seconds * SWAPS_A_SECOND));
  }

  /** Those of the stack, and those of the database and of the web server above it. */
  public List<Proof> withApplications(int loadersMade, int loadersAlive) {
    List<Proof> proofs = new ArrayList<>(all(loadersMade, loadersAlive));
    proofs.add(noRowLost());
    proofs.add(noPageLost());
    return proofs;
  }

  /** Those of the stack, and that of a module whose policy was loaded under it. */
  public List<Proof> withPolicies(int loadersMade, int loadersAlive) {
    List<Proof> proofs = new ArrayList<>(all(loadersMade, loadersAlive));
    proofs.add(noHalfPolicy());
    return proofs;
  }

  /** Those of the stack. */
  public List<Proof> all(int loadersMade, int loadersAlive) {
    return List.of(
        noDecisionLost(),
        noDecisionAfterGracePeriod(),
        noMixedVersions(),
        noDoorOpen(),
        noFreedValue(),
        noChangeLost(),
        noDeadlock(),
        noClassLoaderLeft(loadersMade, loadersAlive, SOME));
  }

  private long get(Count what) {
    return ledger.get(what);
  }

  private boolean saw(int least, Count... what) {
    return Stream.of(what).allMatch(each -> get(each) >= least);
  }

  private boolean lives() {
    return saw(SOME, Count.LIVES) && saw(MANY, Count.HOOKS);
  }

  private boolean swaps() {
    return saw(swaps, Count.REPLACED) && saw(MANY, Count.SHEETS, Count.VERSIONS);
  }

  private boolean doors() {
    return saw(MANY, Count.DOORS) && saw(SOME, Count.THROWN, Count.VANISHED);
  }

  private boolean values() {
    return saw(SOME, Count.FREED, Count.READ);
  }

  private boolean classes() {
    return saw(SOME, Count.CLASSES) && saw(1, Count.REFRESHED, Count.WATCHED);
  }

  /** Whether nothing more has to happen; to be asked while it is happening. */
  public boolean sawEnough() {
    return lives() && swaps() && doors() && values() && classes() && saw(SOME, Count.CHANGES);
  }

  private boolean none(Count... faults) {
    return Stream.of(faults).allMatch(fault -> get(fault) == 0);
  }

  /** Every call came back with a verdict, and the meter was asked about every one. */
  Proof noDecisionLost() {
    boolean complete = Stream.of(Operation.values()).allMatch(this::isComplete);
    boolean held = complete && none(Count.OPEN_REFUSED);
    long entered = ledger.get(Step.ENTERED);
    String counts =
        text(
            "%,d calls entered, %,d answered (%,d allowed, %,d denied), %,d counted by the meter",
            entered,
            ledger.get(Step.ALLOWED) + ledger.get(Step.DENIED),
            ledger.get(Step.ALLOWED),
            ledger.get(Step.DENIED),
            ledger.get(Step.METERED));
    return Proof.of("no-decision-lost", held, entered >= MANY, counts);
  }

  private boolean isComplete(Operation operation) {
    long entered = ledger.get(operation, Step.ENTERED);
    long answered = ledger.get(operation, Step.ALLOWED) + ledger.get(operation, Step.DENIED);
    return entered == answered && entered == ledger.get(operation, Step.METERED);
  }

  /** No hook ran when its module had been told that no hook of it runs. */
  Proof noDecisionAfterGracePeriod() {
    String counts =
        text(
            "%,d lives of modules ended; of %,d calls of their hooks %,d ended in force,"
                + " %,d while the module was taken out, %,d too late",
            get(Count.LIVES),
            get(Count.HOOKS),
            get(Count.HOOKS) - get(Count.HOOKS_OLD) - get(Count.HOOKS_LATE),
            get(Count.HOOKS_OLD),
            get(Count.HOOKS_LATE));
    return Proof.of("no-decision-after-grace-period", none(Count.HOOKS_LATE), lives(), counts);
  }

  /** Exactly one of red and blue was asked, and the versions of a thread never went back. */
  Proof noMixedVersions() {
    String counts =
        text(
            "%,d replacements, %,d sheets, %,d without exactly one stamp of the pair;"
                + " %,d versions compared, %,d wrong",
            get(Count.REPLACED),
            get(Count.SHEETS),
            get(Count.SHEETS_MIXED),
            get(Count.VERSIONS),
            get(Count.VERSIONS_WRONG));
    boolean held = none(Count.SHEETS_MIXED, Count.VERSIONS_WRONG);
    return Proof.of("no-mixed-versions", held, swaps(), counts);
  }

  /** What had to be denied was denied, whoever threw, vanished or was replaced. */
  Proof noDoorOpen() {
    String counts =
        text(
            "%,d operations had to be denied, %,d were allowed; hooks threw %,d times,"
                + " modules vanished %,d times",
            get(Count.DOORS), get(Count.DOORS_OPEN), get(Count.THROWN), get(Count.VANISHED));
    return Proof.of("no-door-open", none(Count.DOORS_OPEN), doors(), counts);
  }

  /** Values were freed exactly once, and never while a hook held them. */
  Proof noFreedValue() {
    String counts =
        text(
            "%,d values attached, %,d freed, %,d of them twice; read %,d times, %,d times freed",
            get(Count.ATTACHED),
            get(Count.FREED),
            get(Count.FREED_TWICE),
            get(Count.READ),
            get(Count.FREED_SEEN));
    boolean held =
        none(Count.FREED_TWICE, Count.FREED_SEEN) && get(Count.ATTACHED) == get(Count.FREED);
    return Proof.of("no-freed-value", held, values(), counts);
  }

  /** Several operators at once: each found the stack as its own change had left it. */
  Proof noChangeLost() {
    String counts =
        text(
            "%,d changes by several operators at once, %,d lost, %,d failed",
            get(Count.CHANGES), get(Count.CHANGES_LOST), get(Count.CHANGES_FAILED));
    boolean held = none(Count.CHANGES_LOST, Count.CHANGES_FAILED);
    return Proof.of("no-change-lost", held, saw(SOME, Count.CHANGES), counts);
  }

  /** Classes were loaded by applications and by hooks at once, while bundles were refreshed. */
  Proof noDeadlock() {
    String counts =
        text(
            "%,d classes loaded, %,d failed, %,d by a hook meanwhile, %,d refreshes;"
                + " %,d looks at all threads, %,d found deadlocks",
            get(Count.CLASSES),
            get(Count.CLASSES_FAILED),
            get(Count.CLASSES_IN_HOOKS),
            get(Count.REFRESHED),
            get(Count.WATCHED),
            get(Count.DEADLOCKS));
    boolean held = none(Count.CLASSES_FAILED, Count.DEADLOCKS);
    return Proof.of("no-deadlock", held, classes(), counts);
  }

  /** What the database confirmed is there, and nothing else, whatever happened to the stack. */
  Proof noRowLost() {
    String counts =
        text(
            "%,d rows confirmed, %,d found, %,d others; %,d statements refused and repeated;"
                + " %,d reads of a report while Smack was swapped, %,d refused, %,d writes let through",
            get(Count.ROWS),
            get(Count.ROWS_FOUND),
            get(Count.ROWS_INVENTED),
            get(Count.ROWS_REFUSED),
            get(Count.REPORTS_READ),
            get(Count.REPORTS_REFUSED),
            get(Count.REPORTS_FORGED));
    boolean held =
        none(Count.ROWS_INVENTED, Count.REPORTS_FORGED) && get(Count.ROWS) == get(Count.ROWS_FOUND);
    return Proof.of(
        "no-row-lost", held, saw(MANY, Count.ROWS) && saw(SOME, Count.REPORTS_READ), counts);
  }

  /** What everybody may see was served, whatever was changed about what others may. */
  Proof noPageLost() {
    String counts = text("%,d pages served, %,d lost", get(Count.PAGES), get(Count.PAGES_LOST));
    return Proof.of("no-page-lost", none(Count.PAGES_LOST), saw(SOME, Count.PAGES), counts);
  }

  /** A policy was in force as a whole or not at all, however often another one was loaded. */
  Proof noHalfPolicy() {
    String counts =
        text(
            "%,d policies loaded under load, %,d refused; %,d looks, %,d saw half a policy",
            get(Count.POLICIES),
            get(Count.POLICIES_REFUSED),
            get(Count.POLICIES_SEEN),
            get(Count.POLICIES_MIXED));
    boolean held = none(Count.POLICIES_REFUSED, Count.POLICIES_MIXED);
    boolean enough = saw(SOME, Count.POLICIES) && saw(MANY, Count.POLICIES_SEEN);
    return Proof.of("no-half-policy", held, enough, counts);
  }

  /** Every class loader of a module bundle was collected. */
  public static Proof noClassLoaderLeft(int made, int alive, int least) {
    String counts = text("%,d class loaders of modules made, %,d left", made, alive);
    return Proof.of("no-class-loader-left", alive == 0, made >= least, counts);
  }

  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
