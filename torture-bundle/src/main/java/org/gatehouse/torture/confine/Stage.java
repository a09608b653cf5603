package org.gatehouse.torture.confine;

import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.story.Narrator;
import org.osgi.framework.Bundle;

/**
 * What every story has: the world, who tells it, the operator's shell, and the bundles.
 *
 * @param world the stack and what is counted
 * @param narrator says what happens
 * @param shell takes commands
 * @param bundles the jars and the files
 */
record Stage(World world, Narrator narrator, Terminal shell, Bundles bundles) {
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
