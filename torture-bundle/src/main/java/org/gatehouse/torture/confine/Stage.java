package org.gatehouse.torture.confine;

import java.util.Locale;
import java.util.function.Predicate;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.story.Narrator;
import org.osgi.framework.Bundle;

/**
 * What every story has: the world, who tells it, the operator's shell, and the bundles.
 *
 * @param world the stack and what is counted
 * @param narrator says what happens
 * @param shell takes commands
 * @param bundles the jars and what is started of them
 */
record Stage(World world, Narrator narrator, Terminal shell, Bundles bundles) {
  /** The files of the run. */
  Places places() {
    return bundles.places();
  }

  /** A headline. */
  void title(String text) {
    narrator.title(text);
  }

  /** What happened. */
  void tell(String event) {
    narrator.tell(event);
  }

  /** What happened, with numbers in it. */
  void count(String format, Object... values) {
    narrator.tell(String.format(Locale.ROOT, format, values));
  }

  /** How often that was counted since the start. */
  long of(Count count) {
    return world.ledger().get(count);
  }

  /** The operator's command, and what it printed. */
  String say(String command) {
    return shell.say(command);
  }

  /** The same until it prints such a thing. */
  String sayUntil(String command, Predicate<String> expected) throws InterruptedException {
    return shell.sayUntil(command, expected);
  }

  /** Loads a module of the distribution, which is watched from then on. */
  void load(String module) {
    shell.say("lsm:load " + module);
    Bundle bundle = bundles.find("org.gatehouse." + module + "-bundle");
    world.cast().add(module, world.installer().counted(bundle));
  }

  /** Disables a module and unloads it. */
  void unload(String module) {
    shell.say("lsm:disable " + module);
    shell.say("lsm:unload " + module);
    world.cast().forget(module);
  }
}
