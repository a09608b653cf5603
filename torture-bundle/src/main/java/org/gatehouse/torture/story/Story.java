package org.gatehouse.torture.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Duty;
import org.gatehouse.torture.ledger.Operation;
import org.gatehouse.torture.ledger.Step;
import org.gatehouse.torture.operate.World;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * What modules can do while applications run, one thing after the other. At its end the stack is as
 * {@link org.gatehouse.torture.operate.Storm} needs it.
 */
public final class Story {
  private static final int PAUSES = 14;
  private static final String THROWER = "thrower-1";

  private final World world;
  private final Narrator narrator;
  private final long pauseMillis;

  /** Takes about so many milliseconds. */
  public Story(World world, Narrator narrator, long millis) {
    this.world = world;
    this.narrator = narrator;
    this.pauseMillis = millis / PAUSES;
  }

  /** Tells it all. */
  public void tell(Applications applications, Path yama)
      throws BundleException, InterruptedException {
    narrator.title("Four applications ask before all they do; modules come and go meanwhile.");
    prologue();
    List<Task> tasks = applications.startFour();
    narrator.tell("Four applications run and ask before all they do: " + tasks);
    pause();
    new YamaStory(world, narrator, this::pause).tell(yama, new Attach(tasks.get(2), tasks.get(0)));
    replacement();
    values();
    unload();
    vanishing();
    leaving();
    throwing();
  }

  private void prologue() {
    world.bring("meter");
    world.bring("guard");
    world.ledger().oblige(Duty.GUARD, true);
    narrator.tell("The meter counts every decision, the guard lets nobody kill a task.");
  }

  private void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(pauseMillis);
  }

  private void replacement() throws BundleException, InterruptedException {
    world.bring("blue");
    world.ledger().oblige(Duty.PAIR, true);
    narrator.tell("Blue is loaded: it stamps the sheet that each call carries.");
    pause();
    world.cast().load("red");
    world.operator().replace("blue", "red");
    narrator.tell("Red replaced blue in one version: no sheet has two stamps or none.");
    pause();
    world.cast().unload("blue");
    narrator.tell("Blue is disabled, so it may be unloaded.");
  }

  private void values() throws BundleException, InterruptedException {
    world.cast().load("keeper");
    world.operator().enable("keeper");
    pause();
    narrator.tell(
        count(
            "The keeper came late and put values on %,d files.",
            world.ledger().get(Count.ATTACHED)));
    world.operator().disable("keeper");
    narrator.tell(
        count(
            "It is disabled: %,d values were freed after a grace period.",
            world.ledger().get(Count.FREED)));
    pause();
    world.cast().unload("keeper");
  }

  private void unload() {
    try {
      world.operator().checkUnload("red");
      throw new IllegalStateException("an enabled module may be unloaded");
    } catch (LsmException e) {
      narrator.tell("Unloading an enabled module is refused: " + e.getMessage() + ".");
    }
  }

  private void vanishing() throws BundleException, InterruptedException {
    world.bring("watch");
    world.ledger().oblige(Duty.WATCH, true);
    narrator.tell("The watch is loaded: nobody changes how another task is scheduled.");
    pause();
    Bundle bundle = world.cast().bundle("watch");
    bundle.stop(Bundle.STOP_TRANSIENT);
    long before = world.ledger().get(Operation.SCHEDULE, Step.DENIED);
    narrator.tell("Its bundle vanished without being disabled: its place denies.");
    pause();
    long denied = world.ledger().get(Operation.SCHEDULE, Step.DENIED) - before;
    bundle.start();
    narrator.tell(count("It is back in its place; %,d calls were denied meanwhile.", denied));
    world.ledger().count(Count.VANISHED);
  }

  private void leaving() throws BundleException, InterruptedException {
    world.bring("visitor");
    pause();
    world.cast().bundle("visitor").stop();
    narrator.tell(
        "A visitor was enabled; an operator stopped its bundle for good: disabled by that.");
    world.cast().forget("visitor").uninstall();
    pause();
  }

  private void throwing() throws InterruptedException {
    world.bring(THROWER);
    world.ledger().oblige(Duty.THROWER, true);
    pause();
    boolean out = isQuarantined();
    narrator.tell(
        count(
            "A module that always throws was called %,d times: denied each time, then quarantined.",
            world.ledger().get(Count.THROWN)));
    if (out) {
      world.operator().enable(THROWER);
      narrator.tell("An operator enabled it once more.");
    }
    pause();
  }

  private boolean isQuarantined() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (world.stacker().info(THROWER).state() != ModuleState.QUARANTINED) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return true;
  }

  private static String count(String format, long number) {
    return String.format(Locale.ROOT, format, number);
  }
}
