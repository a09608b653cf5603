package org.gatehouse.torture.confine;

import java.io.IOException;

/**
 * The database runs in the domain h2_t beside its Smack label: a query that reads another
 * application's file is denied, the missing rule added to the policy and the policy reloaded while
 * rows are written; then SELinux goes, and comes late.
 */
record SelinuxStory(Stage stage, Rows rows) {
  private static final int MOST_RULES = 4;

  SelinuxStory(Stage stage) {
    this(stage, new Rows(stage));
  }

  void tell() throws IOException, InterruptedException {
    stage.title("SELinux: the database in its domain h2_t, beside Smack.");
    stage.say(rows.query());
    stage.places().etc().contexts();
    stage.load("selinux");
    stage.say("selinux:sestatus");
    stage.say("lsm:cat /proc/" + stage.bundles().id(Bundles.DATABASE) + "/attr/current");
    rows.work("It writes on, in h2_t and as Db");
    allow();
    late();
  }

  private void allow() throws IOException {
    String answer = stage.say(rows.query());
    for (int i = 0; i < MOST_RULES && !Rows.isAnswer(answer); i++) {
      String rule = Explained.allow(stage.say("lsm:explain"));
      stage.places().etc().allow(rule);
      stage.tell("Added to etc/selinux/local.te what it says: " + rule);
      stage.say("selinux:load_policy");
      answer = stage.say(rows.query());
    }
    stage.tell("It works under the new policy, and nothing was started anew.");
  }

  private void late() throws InterruptedException {
    stage.unload("selinux");
    rows.work("Without SELinux, Smack alone decides");
    stage.load("selinux");
    rows.work("Loaded late, it found the labels again");
  }
}
