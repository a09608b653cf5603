package org.gatehouse.torture.confine;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.story.Narrator;

/**
 * The database is labelled Db, its files Data, and a reporting bundle Report: rules decide, are
 * revoked, outlive a newer version of Smack, and are there again when Smack comes back.
 */
final class SmackStory {
  private static final String READ = "report:read";
  private static final String WRITE = "report:write";

  private final Stage stage;
  private final Narrator narrator;
  private final Terminal shell;
  private final Bundles bundles;

  SmackStory(Stage stage) {
    this.stage = stage;
    this.narrator = stage.narrator();
    this.shell = stage.shell();
    this.bundles = stage.bundles();
  }

  void tell() throws IOException, InterruptedException {
    narrator.title("Smack: the database is labelled Db, its files Data, a report Report.");
    stage.load("smack");
    shell.say("books:export " + bundles.export());
    shell.say("felix:start " + bundles.report().toUri());
    shell.say("lsm:smackaccess Report Data r");
    shell.say(READ);
    explain(shell.say(WRITE));
    narrator.tell("By the rule 'Report Data r' it reads and does not write.");
    revoke();
    swap();
    late();
  }

  private String explain(String denial) {
    return shell.say("lsm:explain " + Explained.serial(denial));
  }

  private void revoke() {
    shell.say("lsm:echo Report /fs/smackfs/revoke-subject");
    String rule = Explained.rule(explain(shell.say(READ)));
    narrator.tell("The rule was revoked, and the next read denied.");
    shell.say("lsm:echo '" + rule + "' /fs/smackfs/load2");
    shell.say(READ);
    narrator.tell("The line of the explanation is the rule; nothing was started anew.");
  }

  private void swap() throws IOException, InterruptedException {
    shell.say("lsm:echo 'Report Only-In-Memory w' /fs/smackfs/load2");
    List<String> rules = rules();
    shell.say("report:press");
    shell.say("felix:update " + bundles.id(Bundles.SMACK) + " " + bundles.newerSmack().toUri());
    stage.world().installer().counted(bundles.find(Bundles.SMACK));
    shell.sayUntil(READ, answer -> answer.contains("rows read"));
    shell.say("lsm:info smack");
    shell.say("report:rest");
    boolean kept = rules.equals(rules());
    narrator.tell(
        String.format(
            Locale.ROOT,
            "A newer Smack took over under load with %s %d rules;"
                + " %,d rows were confirmed so far, %,d refused and written again.",
            kept ? "all its" : "NOT its",
            rules.size(),
            stage.world().ledger().get(Count.ROWS),
            stage.world().ledger().get(Count.ROWS_REFUSED)));
  }

  private List<String> rules() {
    return shell.ask("lsm:cat /fs/smackfs/load2").lines().sorted().toList();
  }

  private void late() {
    stage.unload("smack");
    shell.say(WRITE);
    narrator.tell("Without Smack nobody forbids the report to write.");
    stage.load("smack");
    shell.say("lsm:chsmack " + bundles.export());
    explain(shell.say(WRITE));
    narrator.tell("Loaded late, it found the labels of the files again.");
  }
}
