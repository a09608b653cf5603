package org.gatehouse.torture.confine;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.operate.World;
import org.gatehouse.torture.story.Narrator;
import org.osgi.framework.BundleException;

/**
 * The database is labelled Db, its files Data, and a reporting bundle Report: rules decide, are
 * revoked, outlive a newer version of Smack, and are there again when Smack comes back.
 */
final class SmackStory {
  private static final String READ = "report:read";
  private static final String WRITE = "report:write";

  private final World world;
  private final Narrator narrator;
  private final Terminal shell;
  private final Bundles bundles;

  SmackStory(World world, Narrator narrator, Terminal shell, Bundles bundles) {
    this.world = world;
    this.narrator = narrator;
    this.shell = shell;
    this.bundles = bundles;
  }

  void tell() throws IOException, BundleException, InterruptedException {
    narrator.title("Smack: the database is labelled Db, its files Data, a report Report.");
    load();
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

  private void load() {
    shell.say("lsm:load smack");
    world.cast().add("smack", world.installer().counted(bundles.find(Bundles.SMACK)));
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
    world.installer().counted(bundles.find(Bundles.SMACK));
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
            world.ledger().get(Count.ROWS),
            world.ledger().get(Count.ROWS_REFUSED)));
  }

  private List<String> rules() {
    return shell.ask("lsm:cat /fs/smackfs/load2").lines().sorted().toList();
  }

  private void late() throws BundleException {
    shell.say("lsm:disable smack");
    shell.say("lsm:unload smack");
    world.cast().forget("smack");
    shell.say(WRITE);
    narrator.tell("Without Smack nobody forbids the report to write.");
    load();
    shell.say("lsm:chsmack " + bundles.export());
    explain(shell.say(WRITE));
    narrator.tell("Loaded late, it found the labels of the files again.");
  }
}
