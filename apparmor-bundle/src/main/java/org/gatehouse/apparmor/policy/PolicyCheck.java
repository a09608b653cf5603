package org.gatehouse.apparmor.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells of files whether they are policies: {@code PASS path}, or {@code FAIL path:line:column:
 * reason}.
 */
public final class PolicyCheck {
  /**
   * What was found of a file.
   *
   * @param line with bytes as characters, without its end
   */
  public record Verdict(boolean pass, String line) {}

  private final PolicyParser parser;
  private final Consumer<Policy> more;

  /**
   * A check with these includes and features.
   *
   * @param more looks further at what was parsed, on many threads, and throws what it refuses
   */
  public PolicyCheck(PolicyParser parser, Consumer<Policy> more) {
    this.parser = parser;
    this.more = more;
  }

  /** The verdicts of files, in their order; all processors work on them. */
  public List<Verdict> check(List<String> names) {
    return names.parallelStream().map(this::check).toList();
  }

  /**
   * The verdict of a file. A relative name that the parser's includes do not know is taken from the
   * working directory.
   */
  public Verdict check(String name) {
    try {
      more.accept(parser.parse(name, corpus(name)));
      return new Verdict(true, "PASS " + name);
    } catch (PolicyException e) {
      return new Verdict(false, "FAIL " + e.report());
    } catch (IOException e) {
      return new Verdict(false, "FAIL " + name + ":1:1: the file cannot be read: " + e);
    }
  }

  /** The file without the lines that begin with {@code #=}: in a corpus they are about it. */
  private byte[] corpus(String name) throws IOException {
    Path plain = Bytes.path(name);
    Path path = parser.includes().current().resolve(plain);
    byte[] bytes = Files.readAllBytes(Files.exists(path) ? path : plain);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains("#=")
        ? text.replaceAll("(?m)^#=[^\n]*", "").getBytes(StandardCharsets.ISO_8859_1)
        : bytes;
  }
}
