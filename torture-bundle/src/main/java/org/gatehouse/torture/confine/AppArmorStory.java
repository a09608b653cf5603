package org.gatehouse.torture.confine;

import java.io.IOException;

/**
 * AppArmor as the third that must allow: a profile of the database is written from what it does,
 * enforced, and edited while rows are written.
 */
record AppArmorStory(Stage stage, Rows rows) {
  private static final String GENPROF = "lsm:genprof " + Bundles.DATABASE;

  AppArmorStory(Stage stage) {
    this(stage, new Rows(stage));
  }

  void tell() throws IOException, InterruptedException {
    stage.title("AppArmor, beside Smack and SELinux: a profile learned from what H2 does.");
    stage.load("apparmor");
    learn();
    edit();
  }

  private void learn() throws InterruptedException {
    stage.say(GENPROF + " --start");
    stage.say("apparmor:aa-exec " + Bundles.DATABASE + " --profile=" + Bundles.DATABASE);
    stage.say("books:reopen");
    rows.work("A profile that only complains records what the database does");
    stage.say(GENPROF + " --save");
    stage.say("apparmor:aa-status");
    stage.say("books:reopen");
    rows.work("The profile is enforced");
  }

  private void edit() throws IOException, InterruptedException {
    stage.say(rows.query());
    Explained.Line rule = Explained.profile(stage.say("lsm:explain"));
    stage.tell("All were asked and one said no. Its profile gets the line: " + rule.text());
    rule.profile().add(rule.text());
    stage.sayUntil(rows.query(), Rows::isAnswer);
    rows.work("The edited profile is in force, and nothing was started anew");
  }
}
