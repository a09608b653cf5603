package org.gatehouse.torture.confine;

import java.io.IOException;
import org.gatehouse.torture.story.Narrator;

/**
 * The database runs in the domain h2_t beside its Smack label: a query that reads another
 * application's file is denied, the missing rule added to the policy and the policy reloaded while
 * rows are written; then SELinux goes, and comes late.
 */
final class SelinuxStory {
  private static final int MOST_RULES = 4;

  private final Stage stage;
  private final Narrator narrator;
  private final Terminal shell;
  private final Bundles bundles;
  private final Rows rows;

  SelinuxStory(Stage stage) {
    this.stage = stage;
    this.narrator = stage.narrator();
    this.shell = stage.shell();
    this.bundles = stage.bundles();
    this.rows = new Rows(stage.world(), narrator, bundles.sales());
  }

  void tell() throws IOException, InterruptedException {
    narrator.title("SELinux: the database in its domain h2_t, beside Smack.");
    shell.say(rows.query());
    bundles.etc().contexts();
    stage.load("selinux");
    shell.say("selinux:sestatus");
    shell.say("lsm:cat /proc/" + bundles.id(Bundles.DATABASE) + "/attr/current");
    rows.work("It writes on, in h2_t and as Db");
    allow();
    late();
  }

  private void allow() throws IOException {
    String answer = shell.say(rows.query());
    for (int i = 0; i < MOST_RULES && !Rows.isAnswer(answer); i++) {
      String rule = Explained.allow(shell.say("lsm:explain"));
      bundles.etc().allow(rule);
      narrator.tell("Added to etc/selinux/local.te what it says: " + rule);
      shell.say("selinux:load_policy");
      answer = shell.say(rows.query());
    }
    narrator.tell("It works under the new policy, and nothing was started anew.");
  }

  private void late() throws InterruptedException {
    stage.unload("selinux");
    rows.work("Without SELinux, Smack alone decides");
    stage.load("selinux");
    rows.work("Loaded late, it found the labels again");
  }
}
