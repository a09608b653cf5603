package org.gatehouse.torture.confine;

import java.io.IOException;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.story.Narrator;
import org.osgi.framework.BundleException;

/**
 * AppArmor as the third that must allow: a profile of the database is written from what it does,
 * enforced, and edited while rows are written.
 */
final class AppArmorStory {
  private static final String GENPROF = "lsm:genprof " + Bundles.DATABASE;

  private final World world;
  private final Narrator narrator;
  private final Terminal shell;
  private final Bundles bundles;
  private final Rows rows;

  AppArmorStory(World world, Narrator narrator, Terminal shell, Bundles bundles) {
    this.world = world;
    this.narrator = narrator;
    this.shell = shell;
    this.bundles = bundles;
    this.rows = new Rows(world, narrator, bundles.sales());
  }

  void tell() throws IOException, BundleException, InterruptedException {
    narrator.title("AppArmor, beside Smack and SELinux: a profile learned from what H2 does.");
    shell.say("lsm:load apparmor");
    world.cast().add("apparmor", world.installer().counted(bundles.find(Bundles.APPARMOR)));
    learn();
    edit();
  }

  private void learn() throws InterruptedException {
    shell.say(GENPROF + " --start");
    shell.say("apparmor:aa-exec " + Bundles.DATABASE + " --profile=" + Bundles.DATABASE);
    shell.say("books:reopen");
    rows.work("A profile that only complains records what the database does");
    shell.say(GENPROF + " --save");
    shell.say("apparmor:aa-status");
    shell.say("books:reopen");
    rows.work("The profile is enforced");
  }

  private void edit() throws IOException, InterruptedException {
    shell.say(rows.query());
    Explained.Line rule = Explained.profile(shell.say("lsm:explain"));
    narrator.tell("All were asked and one said no. Its profile gets the line: " + rule.text());
    rule.profile().add(rule.text());
    shell.sayUntil(rows.query(), Rows::isAnswer);
    rows.work("The edited profile is in force, and nothing was started anew");
  }
}
