package org.gatehouse.torture.confine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;

/**
 * A web server and a bundle with pages get profiles from what they do; guests are served in a hat,
 * and what they may see is changed while pages are asked for.
 */
record WebStory(Stage stage, Site site) {
  private static final String STAFF = "/staff/prices";
  private static final String GUEST = "/guest/prices";
  private static final String SECRET = "/guest/salaries";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long WORK_MILLIS = 300;
  private static final int POLL_MILLIS = 20;

  WebStory(Stage stage) throws IOException {
    this(stage, Site.unused(stage.world()));
  }

  void tell() throws IOException, InterruptedException {
    stage.title("Jetty, and pages on it: a profile for each, and a hat for guests.");
    stage.places().etc().http(Site.HOST, site.port());
    stage.say("selinux:setsebool app_listen=on");
    learn();
    Profile profile = stage.places().etc().profile(Bundles.PAGES);
    Visits visits = new Visits(site, STAFF);
    try {
      guests(profile);
      edit(profile);
      TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
    } finally {
      visits.end();
    }
    stage.count(
        "%,d pages were served meanwhile, %,d were lost.",
        stage.of(Count.PAGES), stage.of(Count.PAGES_LOST));
  }

  private void learn() throws IOException, InterruptedException {
    for (String each : new String[] {Bundles.JETTY, Bundles.PAGES}) {
      stage.say("lsm:genprof " + each + " --start");
    }
    for (Path library : stage.bundles().libraries()) {
      stage.say("felix:install " + library.toUri());
    }
    stage.say("felix:start " + stage.bundles().jetty().toUri());
    stage.say("felix:start " + stage.bundles().pages().toUri());
    until(STAFF, "7 8 9");
    get(STAFF);
    get("/staff/salaries");
    for (String each : new String[] {Bundles.JETTY, Bundles.PAGES}) {
      stage.say("lsm:genprof " + each + " --save");
    }
  }

  private void guests(Profile profile) throws IOException, InterruptedException {
    get(SECRET);
    profile.add(
        "^guest { include <abstractions/base>\n    " + stage.places().www() + "/prices r,\n  }");
    stage.sayUntil("apparmor:aa-status", text -> text.contains("//guest"));
    stage.places().etc().hats(Bundles.PAGES, "/guest/*=guest");
    stage.say("felix:start " + stage.bundles().hats().toUri());
    until(SECRET, "403");
    stage.tell("Guests are served in a hat of the bundle's profile, which is not that wide.");
    get(GUEST);
    stage.say("lsm:explain " + Explained.serial(get(SECRET)));
  }

  private void edit(Profile profile) throws IOException, InterruptedException {
    profile.replace("/prices r,\n  }", "/* r,\n  }");
    until(SECRET, "1000");
    get(SECRET);
    stage.tell("The profile was edited while pages were asked for, and counts at once.");
  }

  private String get(String path) {
    String answer = site.get(path);
    stage.title("  GET " + path);
    stage.title("  " + answer);
    return answer;
  }

  private void until(String path, String answer) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!site.get(path).startsWith(answer) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }
}
