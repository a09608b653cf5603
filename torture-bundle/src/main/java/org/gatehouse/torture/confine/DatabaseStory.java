package org.gatehouse.torture.confine;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.operate.Swapping;
import org.gatehouse.torture.story.Narrator;
import org.osgi.framework.BundleException;

/** H2 works without a privilege; one is denied to the application on it, explained, and granted. */
final class DatabaseStory {
  private static final long WORK_MILLIS = 1000;
  private static final String ZONE = "books:zone UTC";

  private final Stage stage;
  private final Narrator narrator;
  private final Terminal shell;
  private final Bundles bundles;

  DatabaseStory(Stage stage) {
    this.stage = stage;
    this.narrator = stage.narrator();
    this.shell = stage.shell();
    this.bundles = stage.bundles();
  }

  void tell() throws IOException, BundleException, InterruptedException {
    narrator.title("A real database, H2, and an application on it, under modules that enforce.");
    stage.load("capability");
    shell.say("felix:start " + bundles.h2().toUri());
    shell.say("felix:start " + bundles.books().toUri());
    narrator.tell("It writes one row after the other. Modules are swapped under it from now on.");
    Swapping swapping = new Swapping(stage.world());
    swapping.start();
    shell.say("books:total");
    shell.say("books:sql 'create alias quit for \"java.lang.System.exit\"'");
    shell.say("books:sql 'call quit(0)'");
    narrator.tell("SQL that ends the JVM is denied, as nobody granted that to the database.");
    grant();
    TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
    shell.say("books:total");
    long swaps = swapping.end();
    narrator.tell(text("Modules were swapped %,d times under it, %s.", swaps, rows()));
  }

  private void grant() throws IOException, InterruptedException {
    String explanation = shell.say("lsm:explain " + Explained.serial(shell.say(ZONE)));
    String entry = Explained.capability(explanation);
    bundles.etc().grant(entry);
    narrator.tell("Granted in etc/" + Etc.CAPABILITY + " what it says: " + entry);
    shell.sayUntil(ZONE, answer -> answer.startsWith("dates are"));
    narrator.tell("It works, and nothing was started anew.");
  }

  private String rows() {
    return text(
        "%,d rows were confirmed and %,d refused",
        stage.world().ledger().get(Count.ROWS), stage.world().ledger().get(Count.ROWS_REFUSED));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
