package org.gatehouse.torture.confine;

import java.io.IOException;
import org.gatehouse.torture.story.Narrator;

/**
 * AppArmor as the third that must allow: a profile of the database is written from what it does,
 * enforced, and edited while rows are written.
 */
final class AppArmorStory {
  private static final String GENPROF = "lsm:genprof " + Bundles.DATABASE;

  private final Stage stage;
  private final Narrator narrator;
  private final Terminal shell;
  private final Bundles bundles;
  private final Rows rows;

  AppArmorStory(Stage stage) {
    this.stage = stage;
    this.narrator = stage.narrator();
    this.shell = stage.shell();
    this.bundles = stage.bundles();
    this.rows = new Rows(stage.world(), narrator, bundles.sales());
  }

  void tell() throws IOException, InterruptedException {
    narrator.title("AppArmor, beside Smack and SELinux: a profile learned from what H2 does.");
    stage.load("apparmor");
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
