package org.gatehouse.torture.confine;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.operate.Swapping;
import org.osgi.framework.BundleException;

/** H2 works without a privilege; one is denied to the application on it, explained, and granted. */
record DatabaseStory(Stage stage) {
  private static final long WORK_MILLIS = 1000;
  private static final String ZONE = "books:zone UTC";

  void tell() throws IOException, BundleException, InterruptedException {
    stage.title("A real database, H2, and an application on it, under modules that enforce.");
    stage.load("capability");
    stage.say("felix:start " + stage.bundles().h2().toUri());
    stage.say("felix:start " + stage.bundles().books().toUri());
    stage.tell("It writes one row after the other. Modules are swapped under it from now on.");
    Swapping swapping = new Swapping(stage.world());
    swapping.start();
    stage.say("books:total");
    stage.say("books:sql 'create alias quit for \"java.lang.System.exit\"'");
    stage.say("books:sql 'call quit(0)'");
    stage.tell("SQL that ends the JVM is denied, as nobody granted that to the database.");
    grant();
    TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
    stage.say("books:total");
    stage.count(
        "Modules were swapped %,d times under it, %,d rows were confirmed and %,d refused.",
        swapping.end(), stage.of(Count.ROWS), stage.of(Count.ROWS_REFUSED));
  }

  private void grant() throws IOException, InterruptedException {
    String explanation = stage.say("lsm:explain " + Explained.serial(stage.say(ZONE)));
    String entry = Explained.capability(explanation);
    stage.places().etc().grant(entry);
    stage.tell("Granted in etc/" + Etc.CAPABILITY + " what it says: " + entry);
    stage.sayUntil(ZONE, answer -> answer.startsWith("dates are"));
    stage.tell("It works, and nothing was started anew.");
  }
}
