package org.gatehouse.lsm.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.Test;

/**
 * Every package says what it holds, and what ships is null-marked.
 *
 * <p>Once for all modules: the stress tests in bench stand in packages of framework-bundle, to
 * reach what is package-private. The paragraph there holds for them, too, and another would be a
 * second class of the same name in bench's jar.
 */
public class PackageInfoTest {
  private static final String NAME = "package-info.java";

  @Test
  public void everyPackageHasAParagraphAndNoTwoModulesShipOne() throws IOException {
    Map<String, Integer> shipped = paragraphs("src/main/java");
    Map<String, Integer> all = paragraphs("src/main/java", "src/test/java");
    assertEquals("none", Set.of(), named(all, count -> count == 0));
    assertEquals("none or two", Set.of(), named(shipped, count -> count != 1));
  }

  @Test
  public void whatShipsIsNullMarked() throws IOException {
    for (Path file : Checkout.sources("src/main/java")) {
      if (file.endsWith(NAME)) {
        assertTrue(file.toString(), Files.readString(file).contains("@NullMarked"));
      }
    }
  }

  private static Map<String, Integer> paragraphs(String... folders) throws IOException {
    Map<String, Integer> paragraphs = new TreeMap<>();
    for (Path file : Checkout.sources(folders)) {
      paragraphs.merge(packageOf(file), file.endsWith(NAME) ? 1 : 0, Integer::sum);
    }
    return paragraphs;
  }

  /** The folder behind {@code src/main/java} or {@code src/test/java}. */
  private static String packageOf(Path file) {
    return file.getParent().toString().replaceFirst(".*/src/(main|test)/java/", "");
  }

  private static Set<String> named(Map<String, Integer> paragraphs, IntPredicate wanted) {
    return paragraphs.entrySet().stream()
        .filter(entry -> wanted.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
