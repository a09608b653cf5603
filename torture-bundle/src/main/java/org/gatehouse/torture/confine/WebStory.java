package org.gatehouse.torture.confine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.story.Narrator;

/**
 * A web server and a bundle with pages get profiles from what they do; guests are served in a hat,
 * and what they may see is changed while pages are asked for.
 */
final class WebStory {
  private static final String STAFF = "/staff/prices";
  private static final String GUEST = "/guest/prices";
  private static final String SECRET = "/guest/salaries";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long WORK_MILLIS = 300;
  private static final int POLL_MILLIS = 20;

  private final Stage stage;
  private final Narrator narrator;
  private final Terminal shell;
  private final Bundles bundles;
  private final Site site;

  WebStory(Stage stage) throws IOException {
    this.stage = stage;
    this.narrator = stage.narrator();
    this.shell = stage.shell();
    this.bundles = stage.bundles();
    this.site = Site.unused(stage.world());
  }

  void tell() throws IOException, InterruptedException {
    narrator.title("Jetty, and pages on it: a profile for each, and a hat for guests.");
    bundles.etc().http(Site.HOST, site.port());
    shell.say("selinux:setsebool app_listen=on");
    learn();
    Profile profile = bundles.etc().profile(Bundles.PAGES);
    Visits visits = new Visits(site, STAFF);
    try {
      guests(profile);
      edit(profile);
      TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
    } finally {
      visits.end();
    }
    narrator.tell(
        String.format(
            Locale.ROOT,
            "%,d pages were served meanwhile, %,d were lost.",
            stage.world().ledger().get(Count.PAGES),
            stage.world().ledger().get(Count.PAGES_LOST)));
  }

  private void learn() throws IOException, InterruptedException {
    for (String each : new String[] {Bundles.JETTY, Bundles.PAGES}) {
      shell.say("lsm:genprof " + each + " --start");
    }
    for (Path library : bundles.libraries()) {
      shell.say("felix:install " + library.toUri());
    }
    shell.say("felix:start " + bundles.jetty().toUri());
    shell.say("felix:start " + bundles.pages().toUri());
    until(STAFF, "7 8 9");
    get(STAFF);
    get("/staff/salaries");
    for (String each : new String[] {Bundles.JETTY, Bundles.PAGES}) {
      shell.say("lsm:genprof " + each + " --save");
    }
  }

  private void guests(Profile profile) throws IOException, InterruptedException {
    get(SECRET);
    profile.add("^guest { include <abstractions/base>\n    " + bundles.www() + "/prices r,\n  }");
    shell.sayUntil("apparmor:aa-status", text -> text.contains("//guest"));
    bundles.etc().hats(Bundles.PAGES, "/guest/*=guest");
    shell.say("felix:start " + bundles.hats().toUri());
    until(SECRET, "403");
    narrator.tell("Guests are served in a hat of the bundle's profile, which is not that wide.");
    get(GUEST);
    shell.say("lsm:explain " + Explained.serial(get(SECRET)));
  }

  private void edit(Profile profile) throws IOException, InterruptedException {
    profile.replace("/prices r,\n  }", "/* r,\n  }");
    until(SECRET, "1000");
    get(SECRET);
    narrator.tell("The profile was edited while pages were asked for, and counts at once.");
  }

  private String get(String path) {
    String answer = site.get(path);
    narrator.title("  GET " + path);
    narrator.title("  " + answer);
    return answer;
  }

  private void until(String path, String answer) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!site.get(path).startsWith(answer) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }
}
