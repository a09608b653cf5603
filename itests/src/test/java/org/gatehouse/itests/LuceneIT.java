package org.gatehouse.itests;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import aQute.bnd.osgi.Analyzer;
import java.nio.file.Path;
import java.util.jar.Manifest;
import org.gatehouse.itests.confined.Library;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Lucene, wrapped as a bundle, indexes and searches in its own directory and in no other. Newer
 * JDKs would let it advise the kernel by native code: it is denied that, and does without.
 */
public class LuceneIT {
  private static final Path PLAIN = Path.of(System.getProperty("bundles.dir"), "lucene-core.jar");
  private static final String NAME = "test.lucene";

  @Rule public final Home folder = new Home();

  private Path own;
  private Path others;

  @Before
  public void twoFolders() throws Exception {
    own = folder.folder("own");
    others = folder.folder("others");
    folder.grant(NAME, own + "/", "/dev/urandom");
  }

  private Path wrapped() throws Exception {
    Path bundle = folder.path("lucene.jar");
    try (Analyzer analyzer = new Analyzer()) {
      analyzer.setJar(PLAIN.toFile());
      analyzer.setBundleSymbolicName(NAME);
      analyzer.setBundleVersion("9.12.1");
      analyzer.setExportPackage("*");
      analyzer.setImportPackage("*;resolution:=optional");
      Manifest manifest = analyzer.calcManifest();
      analyzer.getJar().setManifest(manifest);
      analyzer.getJar().write(bundle.toFile());
    }
    return bundle;
  }

  private Path client() throws Exception {
    String root = "org.apache.lucene.";
    return ModuleJar.application(Library.class)
        .and(Class.forName("org.gatehouse.itests.confined.Commands"))
        .importing(root + "analysis," + root + "analysis.standard," + root + "document")
        .importing(root + "index," + root + "search," + root + "store")
        .at(folder.path("library.jar"));
  }

  @Test
  public void indexesAndSearchesInItsOwnDirectory() throws Exception {
    try (Session shell = folder.confining(wrapped(), client())) {
      assertThat(shell.say("library:index " + own + " 1000"), containsString("indexed\n"));
      assertThat(shell.say("library:search " + own + " number"), containsString("texts: 1000\n"));
      assertThat(shell.say("library:search " + own + " 7"), containsString("texts: 1\n"));
      assertThat(shell.say("lsm:audit"), not(containsString("nothing grants ")));
    }
  }

  @Test
  public void reachesOutsideOnceWhatTheDenialSaysIsGranted() throws Exception {
    try (Session shell = folder.confining(wrapped(), client())) {
      String index = "library:index " + others + " 10";
      // Lucene looks for the lock that it could not make, and says only that it is not there.
      assertThat(shell.say(index), containsString("NoSuchFileException"));
      folder.grantWhatIsSaidIn(shell.say("lsm:explain"));
      folder.grant(NAME, others + "/");
      String done = shell.sayUntil(index, printed -> printed.contains("indexed"));
      assertThat(done, containsString("indexed\n"));
      assertThat(shell.say("library:search " + others + " 7"), containsString("texts: 1\n"));
    }
  }
}
