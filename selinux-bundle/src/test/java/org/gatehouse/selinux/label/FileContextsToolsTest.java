package org.gatehouse.selinux.label;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.selinux.Tools;
import org.gatehouse.selinux.label.automaton.Pattern;
import org.gatehouse.selinux.label.automaton.PatternException;
import org.gatehouse.selinux.label.automaton.Samples;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What libselinux's own matchpathcon answers from Debian's file contexts. */
public class FileContextsToolsTest {
  private static final int AT_ONCE = 500;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static final Map<FileType, String> MODES =
      Map.of(
          FileType.FILE, "file",
          FileType.DIRECTORY, "dir",
          FileType.SYMLINK, "lnk_file",
          FileType.PIPE, "pipe",
          FileType.CHARACTER, "chr_file",
          FileType.BLOCK, "blk_file",
          FileType.SOCKET, "sock_file");

  @Test
  public void everyPathOfDebiansSpecsIsLabelledAlike() throws Exception {
    Path file = debian();
    FileContexts ours = FileContexts.read(file, context -> true);
    Set<String> paths = paths(ours.specs(), 3);
    assertTrue(paths.size() + " paths", paths.size() > 10_000);
    assertEquals(Map.of(), differences(file, ours, paths));
  }

  @Test
  public void everyOddLineIsTakenAlike() throws Exception {
    Path file = folder.newFolder().toPath().resolve("file_contexts");
    Files.writeString(file, ODD);
    Files.writeString(
        file.resolveSibling("file_contexts.local"), "/odd/local(/.*)?\tl:l:local:s0\n");
    Files.writeString(file.resolveSibling("file_contexts.homedirs"), "/odd/.*\t-p\th:h:home:s0\n");
    Files.writeString(file.resolveSibling("file_contexts.subs"), "/s /odd\n/s/t /dup\n/root /\n");
    Files.writeString(
        file.resolveSibling("file_contexts.subs_dist"), "/odd/d /dup\n/s /never\n/r /root\n");
    FileContexts ours = FileContexts.read(file, context -> true);
    Set<String> paths = paths(ours.specs(), 60);
    for (String path : List.copyOf(paths)) {
      paths.add("/s" + path);
      paths.add("/r" + path);
      paths.add("/root" + path);
      paths.add("/odd/d" + path);
    }
    assertEquals(Map.of(), differences(file, ours, paths));
  }

  /** Each pattern has a directory of its own, so that it is asked alone. */
  @Test
  public void everyPatternThatIsTakenMeansTheSameToPcre() throws Exception {
    Random random = new Random(23);
    StringBuilder lines = new StringBuilder();
    Set<String> paths = new LinkedHashSet<>();
    Samples samples = new Samples(29);
    for (int i = 0; i < 4_000; i++) {
      String regex = random(random, "a/.*+?|()[]{}^$\\-:,12dswnx!=<P>Q");
      if (isTaken(regex)) {
        lines.append("/s%d/%s\tu:r:t%d\n".formatted(i, regex, i));
        paths.add(samples.of("^/s%d/%s$".formatted(i, regex)));
        for (int text = 0; text < 6; text++) {
          paths.add("/s%d/%s".formatted(i, random(random, "aa//.*+|()[]{}^$\\-:,12dswnx\n")));
        }
      }
    }
    paths.removeIf(path -> !path.startsWith("/") || path.indexOf('\0') >= 0);
    Path file = folder.newFolder().toPath().resolve("file_contexts");
    Files.writeString(file, lines);
    FileContexts ours = FileContexts.read(file, context -> true);
    assertTrue(ours.specs().size() + " patterns", ours.specs().size() > 1000);
    Map<String, String> differences = new LinkedHashMap<>();
    for (List<String> part : parts(List.copyOf(paths))) {
      compare(file, ours, FileType.FILE, part, differences);
    }
    assertEquals(Map.of(), differences);
  }

  private static String random(Random random, String alphabet) {
    return random
        .ints(1 + random.nextInt(8), 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static boolean isTaken(String regex) {
    try {
      Pattern.parse("^/" + regex + "$");
      return true;
    } catch (PatternException e) {
      return false;
    }
  }

  private static final String ODD =
      """
        # a comment, and white space before it
      /odd/exact\tu:r:first:s0
      /odd/exact   u:r:second:s0
      /odd/ex.*\tu:r:expression:s0
      /odd/local/x\t--\tu:r:exact_below_local:s0
      /odd/a\\.b\tu:r:escaped:s0
      /o\\dd/never\tu:r:escaped_stem:s0
      /dup/one|/two\tu:r:alternatives:s0
      /dup(/.*)?\tu:r:dup:s0
      /dup/[^/]+\t-d\tu:r:dup_dir:s0
      /dup/none\t<<none>>
      /d[a-u]p/[[:digit:]]{2,3}\tu:r:digits:s0
      /dup/[]x-]+\tu:r:brackets:s0
      /dup/a{,2}{\tu:r:braces:s0
      /dup/(?:ab)+?c\t--\tu:r:lazy:s0 more fields
      .*/tail\tu:r:tail:s0
      /nostem\tu:r:nostem:s0
      /nostem/?\t-d\tu:r:nostem_dir:s0
      /\tu:r:root:s0
      """;

  private Path debian() throws IOException {
    Path folder = this.folder.newFolder().toPath();
    Path archive =
        Path.of(System.getProperty("gatehouse.shared"), "oracles/selinux/file_contexts.tar.xz");
    Tools.run(List.of("tar", "xJf", archive.toString(), "-C", folder.toString()));
    Path files = folder.resolve("contexts/files");
    // Compiled forms would be read instead of the text.
    Files.delete(files.resolve("file_contexts.bin"));
    Files.delete(files.resolve("file_contexts.homedirs.bin"));
    return files.resolve("file_contexts");
  }

  private static Set<String> paths(List<FileSpec> specs, int each) {
    Samples samples = new Samples(5);
    Set<String> paths = new LinkedHashSet<>();
    for (FileSpec spec : specs) {
      for (int i = 0; i < each; i++) {
        String path = samples.of(spec.regex());
        paths.add(path);
        paths.add(samples.near(path.isEmpty() ? "/" : path));
      }
    }
    paths.removeIf(path -> !path.startsWith("/") || path.indexOf('\0') >= 0);
    return paths;
  }

  private static Map<String, String> differences(Path file, FileContexts ours, Set<String> paths)
      throws IOException {
    Map<String, String> differences = new LinkedHashMap<>();
    for (FileType type : FileType.values()) {
      List<String> asked = new ArrayList<>(paths);
      // Without a type, matchpathcon takes that of the file that is there.
      asked.removeIf(path -> type == FileType.ANY && Files.exists(Path.of(path)));
      for (List<String> part : parts(asked)) {
        compare(file, ours, type, part, differences);
      }
    }
    return differences;
  }

  private static List<List<String>> parts(List<String> all) {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      parts.add(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
    }
    return parts;
  }

  private static void compare(
      Path file, FileContexts ours, FileType type, List<String> part, Map<String, String> into)
      throws IOException {
    List<String> theirs = matchpathcon(file, type, part);
    assertEquals(part.size(), theirs.size());
    for (int i = 0; i < part.size(); i++) {
      String context = ours.lookup(part.get(i), type);
      String mine = context == null ? FileSpec.NONE : context;
      if (!mine.equals(theirs.get(i))) {
        into.put(part.get(i) + " " + type, mine + " but " + theirs.get(i));
      }
    }
  }

  private static List<String> matchpathcon(Path file, FileType type, List<String> paths)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("matchpathcon", "-n", "-f", file.toString()));
    if (type != FileType.ANY) {
      command.addAll(List.of("-m", MODES.get(type)));
    }
    command.add("--");
    command.addAll(paths);
    return Tools.run(command).lines().toList();
  }
}
