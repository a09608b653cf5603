package org.gatehouse.apparmor.dfa;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gatehouse.apparmor.tool.Oracles;
import org.gatehouse.apparmor.tool.ProfileRoot;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Our automata and those that apparmor_parser made of Debian's profiles, walked together: every
 * pair of states that any word leads to says the same.
 */
public class CompiledSharedTest {
  private static final int PROFILES = 153;
  private static final int MOST = Integer.MAX_VALUE;

  /** A family and a type; the parser's go on with addresses, which the kernel doesn't ask for. */
  private static final int SOCKET = 4;

  @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

  private static final Map<String, KernelForm.Profile> THEIRS = new TreeMap<>();
  private static Map<String, CompiledProfile> ours = Map.of();

  @BeforeClass
  public static void compile() throws IOException {
    Path root = FOLDER.getRoot().toPath();
    Oracles.unpack("debian_profiles.tar.xz", root.resolve("root"));
    Oracles.unpack("compiled_policy_bin.tar.xz", root.resolve("bin"));
    try (Stream<Path> files = Files.walk(root.resolve("bin"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        KernelForm.read(Files.readAllBytes(file)).forEach(one -> THEIRS.put(one.name(), one));
      }
    }
    ours = ProfileRoot.compiled(root.resolve("root"));
  }

  @Test
  public void everyPathGetsTheParsersPermissions() {
    assertEquals(PROFILES, THEIRS.size());
    List<String> wrong = new ArrayList<>();
    THEIRS.forEach(
        (name, profile) -> {
          FileAutomaton mine = ours.get(name).file();
          assertEquals(name, profile.targets().size(), ours.get(name).targets().size());
          String word =
              new Difference(mine.automaton(), profile.file())
                  .find(
                      mine.automaton().start(),
                      profile.file().start(),
                      MOST,
                      (one, two) ->
                          named(mine.at(one), ours.get(name).targets())
                              .equals(named(profile.file().file(two), profile.targets())));
          if (word != null) {
            wrong.add(name + ": " + word);
          }
        });
    assertEquals(List.of(), wrong);
  }

  private static String named(FilePermissions said, List<String> targets) {
    return named(said.owner(), targets) + named(said.other(), targets);
  }

  private static String named(Permissions said, List<String> targets) {
    boolean table = (said.exec() & ExecIndex.TABLE) != 0;
    String target = table ? targets.get(said.exec() & ExecIndex.NUMBER) : "";
    int exec = table ? said.exec() & ~ExecIndex.NUMBER : said.exec();
    return new Permissions(said.allow(), said.audit(), said.quiet(), exec) + target;
  }

  @Test
  public void everyQueryGetsTheParsersPermissions() {
    List<String> wrong = new ArrayList<>();
    THEIRS.forEach((name, profile) -> queries(name, profile.policy(), wrong));
    assertEquals(List.of(), wrong);
  }

  private static void queries(String name, KernelAutomaton theirs, List<String> wrong) {
    QueryAutomaton mine = ours.get(name).queries();
    for (Query.Kind kind : Query.Kind.values()) {
      byte[] first = {(byte) kind.number()};
      String word =
          new Difference(mine.automaton(), theirs)
              .find(
                  mine.automaton().match(first),
                  theirs.step(theirs.start(), kind.number()),
                  kind == Query.Kind.NETWORK ? SOCKET : MOST,
                  (one, two) -> mine.at(one).equals(theirs.query(two)));
      if (word != null) {
        wrong.add(name + " " + kind + ": " + word);
      }
    }
  }

  @Test
  public void everyProfileAttachesToTheParsersPrograms() {
    List<String> wrong = new ArrayList<>();
    THEIRS.forEach(
        (name, profile) -> {
          if (profile.attachment() != null) {
            Automaton mine = ours.get(name).attachment().automaton().automaton();
            String word =
                new Difference(mine, profile.attachment())
                    .find(
                        mine.start(),
                        1,
                        MOST,
                        (one, two) -> mine.accept(one).allow() == profile.attachment().accept(two));
            assertNull(name + ": " + word, word);
          }
        });
    assertEquals(List.of(), wrong);
  }
}
