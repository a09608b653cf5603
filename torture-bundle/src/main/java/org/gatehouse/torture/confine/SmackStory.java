package org.gatehouse.torture.confine;

import java.io.IOException;
import java.util.List;
import org.gatehouse.torture.ledger.Count;

/**
 * The database is labelled Db, its files Data, and a reporting bundle Report: rules decide, are
 * revoked, outlive a newer version of Smack, and are there again when Smack comes back.
 */
record SmackStory(Stage stage) {
  private static final String READ = "report:read";
  private static final String WRITE = "report:write";

  void tell() throws IOException, InterruptedException {
    stage.title("Smack: the database is labelled Db, its files Data, a report Report.");
    stage.load("smack");
    stage.say("books:export " + stage.places().export());
    stage.say("felix:start " + stage.bundles().report().toUri());
    stage.say("lsm:smackaccess Report Data r");
    stage.say(READ);
    explain(stage.say(WRITE));
    stage.tell("By the rule 'Report Data r' it reads and does not write.");
    revoke();
    swap();
    late();
  }

  private String explain(String denial) {
    return stage.say("lsm:explain " + Explained.serial(denial));
  }

  private void revoke() {
    stage.say("lsm:echo Report /fs/smackfs/revoke-subject");
    String rule = Explained.rule(explain(stage.say(READ)));
    stage.tell("The rule was revoked, and the next read denied.");
    stage.say("lsm:echo '" + rule + "' /fs/smackfs/load2");
    stage.say(READ);
    stage.tell("The line of the explanation is the rule; nothing was started anew.");
  }

  private void swap() throws IOException, InterruptedException {
    stage.say("lsm:echo 'Report Only-In-Memory w' /fs/smackfs/load2");
    List<String> rules = rules();
    stage.say("report:press");
    stage.say(
        "felix:update "
            + stage.bundles().id(Bundles.SMACK)
            + " "
            + stage.bundles().newerSmack().toUri());
    stage.world().installer().counted(stage.bundles().find(Bundles.SMACK));
    stage.sayUntil(READ, answer -> answer.contains("rows read"));
    stage.say("lsm:info smack");
    stage.say("report:rest");
    boolean kept = rules.equals(rules());
    stage.count(
        "A newer Smack took over under load with %s %d rules;"
            + " %,d rows were confirmed so far, %,d refused and written again.",
        kept ? "all its" : "NOT its",
        rules.size(),
        stage.of(Count.ROWS),
        stage.of(Count.ROWS_REFUSED));
  }

  private List<String> rules() {
    return stage.shell().ask("lsm:cat /fs/smackfs/load2").lines().sorted().toList();
  }

  private void late() {
    stage.unload("smack");
    stage.say(WRITE);
    stage.tell("Without Smack nobody forbids the report to write.");
    stage.load("smack");
    stage.say("lsm:chsmack " + stage.places().export());
    explain(stage.say(WRITE));
    stage.tell("Loaded late, it found the labels of the files again.");
  }
}
