package org.gatehouse.torture.story;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gatehouse.torture.operate.World;
import org.osgi.framework.BundleException;

/** A module of the distribution comes, denies, goes, and comes again. */
final class YamaStory {
  private static final String NAME = "yama";
  private static final String SCOPE = "/proc/sys/kernel/yama/ptrace_scope";

  /** Lets the applications work for a while. */
  interface Pause {
    void run() throws InterruptedException;
  }

  private final World world;
  private final Narrator narrator;
  private final Pause pause;

  YamaStory(World world, Narrator narrator, Pause pause) {
    this.world = world;
    this.narrator = narrator;
    this.pause = pause;
  }

  void tell(Path jar, Attach attach) throws BundleException, InterruptedException {
    attach.tell(world.table(), narrator);
    load(jar);
    attach.tell(world.table(), narrator);
    pause.run();
    world.operator().disable(NAME);
    world.cast().unload(NAME);
    narrator.tell("Yama is disabled and unloaded.");
    attach.tell(world.table(), narrator);
    pause.run();
    load(jar);
  }

  private void load(Path jar) {
    world.cast().add(NAME, world.installer().shipped(jar));
    world.operator().enable(NAME);
    byte[] restricted = "1".getBytes(StandardCharsets.US_ASCII);
    world.tree().write(world.tasks().operator(), SCOPE, restricted, 0);
    narrator.tell("Yama is loaded (modules/" + jar.getFileName() + ") and ptrace_scope set to 1.");
  }
}
