package org.gatehouse.itests;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gatehouse.itests.confined.Filing;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Commons IO, as it comes, acts for whoever calls it once it is declared a library. */
public class LibraryIT {
  private static final Path COMMONS_IO =
      Path.of(System.getProperty("bundles.dir"), "commons-io.jar");
  private static final String NAME = "org.apache.commons.commons-io";
  private static final Map<String, String> DECLARED =
      Map.of("JDK_JAVA_OPTIONS", "-Dgatehouse.mediation.libraries=" + NAME);

  @Rule public final Home folder = new Home();

  private Path own;
  private Path secret;

  @Before
  public void twoFolders() throws Exception {
    own = folder.folder("own");
    secret = Files.writeString(folder.folder("others").resolve("secret"), "the secret");
  }

  private Path client(String name) throws Exception {
    return ModuleJar.application(Filing.class)
        .and(Class.forName("org.gatehouse.itests.confined.Commands"))
        .header("Bundle-SymbolicName", "test." + name)
        .header("Scope", name)
        .importing("org.apache.commons.io")
        .at(folder.path(name + ".jar"));
  }

  @Test
  public void clientIsTheSubjectOfWhatADeclaredLibraryDoes() throws Exception {
    folder.grant("test.filing", own + "/");
    try (Session shell = folder.confining(DECLARED, COMMONS_IO, client("filing"))) {
      assertThat(shell.say("filing:write " + own + "/a/b 'some text'"), containsString("written"));
      String copy = "filing:copy %s/a/b %s/a/c".formatted(own, own);
      assertThat(shell.say(copy), containsString("copied"));
      assertThat(shell.say("filing:read " + own + "/a/c"), containsString("read: some text\n"));
      assertThat(shell.say("filing:count " + own), containsString("files: 2\n"));
      assertThat(shell.say("filing:delete " + own + "/a"), containsString("deleted\n"));
      assertThat(shell.say("lsm:explain"), containsString("nothing was denied yet"));
    }
  }

  @Test
  public void clientReachesOutsideOnceWhatTheDenialSaysIsGranted() throws Exception {
    folder.grant("test.filing", own + "/");
    try (Session shell = folder.confining(DECLARED, COMMONS_IO, client("filing"))) {
      String command = "filing:copy %s %s/copy".formatted(secret, own);
      assertThat(shell.say(command), containsString("paths denies file_open of test.filing("));
      String explained = shell.say("lsm:explain");
      assertThat(explained, containsString("org.apache.commons.io.FileUtils.copyFile("));
      assertThat(folder.grantWhatIsSaidIn(explained), containsString(secret.toString()));
      String copied = shell.sayUntil(command, printed -> printed.contains("copied"));
      assertThat(copied, containsString("copied"));
    }
  }

  @Test
  public void oneClientHasNothingOfTheGrantsOfAnother() throws Exception {
    folder.grant("test.filing", own + "/");
    Path[] bundles = {COMMONS_IO, client("filing"), client("other")};
    try (Session shell = folder.confining(DECLARED, bundles)) {
      assertThat(shell.say("filing:write " + own + "/a mine"), containsString("written"));
      String denied = shell.say("other:read " + own + "/a");
      assertThat(denied, containsString("paths denies file_open of test.other("));
      assertThat(shell.say("other:count " + own), containsString("files: 0\n"));
      assertThat(shell.say("other:names " + own), containsString("names: null\n"));
      assertThat(
          shell.say("lsm:explain"), containsString("paths: " + own + " added to test.other "));
    }
  }

  @Test
  public void undeclaredLibraryIsTheSubjectItself() throws Exception {
    folder.grant("test.filing", own + "/");
    try (Session shell = folder.confining(COMMONS_IO, client("filing"))) {
      String denied = shell.say("filing:write " + own + "/a mine");
      assertThat(denied, containsString(" of " + NAME + "("));
    }
  }
}
