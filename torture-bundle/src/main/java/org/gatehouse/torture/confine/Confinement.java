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
  private final Stage stage;

  /** Needs the shell's bundles. */
  public Confinement(BundleContext context, World world, Narrator narrator) throws IOException {
    Terminal shell = new Terminal(gogo(context), narrator);
    this.stage = new Stage(world, narrator, shell, new Bundles(context, world.installer()));
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
    stage.places().etc().label(stage.places().data());
    new DatabaseStory(stage).tell();
    new SmackStory(stage).tell();
    new SelinuxStory(stage).tell();
    new AppArmorStory(stage).tell();
    new WebStory(stage).tell();
    stage.unload("apparmor");
    stage.unload("selinux");
  }

  /** Looks every row up, and uninstalls the applications. */
  public void end() throws BundleException {
    stage.shell().say("books:close");
    stage.bundles().uninstall();
  }

  @Override
  public void close() {
    stage.shell().close();
  }
}
