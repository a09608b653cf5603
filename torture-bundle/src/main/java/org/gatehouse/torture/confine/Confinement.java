package org.gatehouse.torture.confine;

import java.io.IOException;
import org.apache.felix.service.command.CommandProcessor;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.story.Narrator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;

/** A database and what reports on it; it goes on writing until it is ended. */
public final class Confinement implements AutoCloseable {
  private final World world;
  private final Narrator narrator;
  private final Bundles bundles;
  private final Terminal shell;

  /** Needs the shell's bundles. */
  public Confinement(BundleContext context, World world, Narrator narrator) throws IOException {
    this.world = world;
    this.narrator = narrator;
    this.bundles = new Bundles(context, world.installer());
    this.shell = new Terminal(gogo(context), narrator);
  }

  private static CommandProcessor gogo(BundleContext context) {
    ServiceReference<CommandProcessor> reference =
        context.getServiceReference(CommandProcessor.class);
    if (reference == null) {
      throw new IllegalStateException("there is no shell");
    }
    return context.getService(reference);
  }

  /** Tells it; capability and Smack stay, and the database goes on writing. */
  public void tell() throws IOException, BundleException, InterruptedException {
    // Labels are there before the module that reads them.
    bundles.etc().label(bundles.data());
    new DatabaseStory(world, narrator, shell, bundles).tell();
    new SmackStory(world, narrator, shell, bundles).tell();
    new SelinuxStory(world, narrator, shell, bundles).tell();
    new AppArmorStory(world, narrator, shell, bundles).tell();
    new WebStory(world, narrator, shell, bundles).tell();
    unload("apparmor");
    unload("selinux");
  }

  private void unload(String module) {
    shell.say("lsm:disable " + module);
    shell.say("lsm:unload " + module);
    world.cast().forget(module);
  }

  /** Looks every row up, and uninstalls the applications. */
  public void end() throws BundleException {
    shell.say("books:close");
    bundles.uninstall();
  }

  @Override
  public void close() {
    shell.close();
  }
}
