package org.gatehouse.torture.story;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.torture.operate.World;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** The application bundles of a run. */
public final class Applications {
  private static final int STUDENTS = 2;

  private final World world;
  private final List<Bundle> bundles = new ArrayList<>();

  /** None yet. */
  public Applications(World world) {
    this.world = world;
  }

  /** Installs and starts one; its threads call hooks from now on. */
  public Task start(String name, int threads, int virtual) {
    Bundle bundle = world.installer().application(name, threads, virtual);
    bundles.add(bundle);
    return world.tasks().find(bundle.getBundleId()).orElseThrow();
  }

  /** Starts four, three with platform threads and one with virtual ones. */
  public List<Task> startFour() {
    return List.of(
        start("bank", 2, 0), start("mail", 2, 0), start("web", 0, 12), start("batch", 1, 1));
  }

  /** An application whose threads load classes. */
  public Bundle school() {
    Bundle bundle = world.installer().school("school", STUDENTS);
    bundles.add(bundle);
    return bundle;
  }

  /** Lets every call end, then uninstalls them. */
  public void uninstall() throws BundleException {
    for (Bundle bundle : bundles) {
      bundle.stop();
    }
    for (Bundle bundle : bundles) {
      bundle.uninstall();
    }
  }
}
