package org.gatehouse.lsm.docs;

import static org.junit.Assert.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.PrivilegedOperation;
import org.junit.Test;

/** {@code docs/capabilities.md} says what {@link PrivilegedOperation} says, and that is true. */
public class CapabilitiesDocTest {
  private static final Pattern ASKED = Pattern.compile("\\bCapability\\.(CAP_[A-Z_]+)");

  private static String head() throws IOException {
    try (var in = CapabilitiesDocTest.class.getResourceAsStream("capabilities-head.md")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** The sentences of the constants, by name. */
  private static Map<String, String> sentences() throws IOException {
    Map<String, String> sentences = new HashMap<>();
    List<Path> source =
        Checkout.sources("src/main/java/org/gatehouse/lsm/object").stream()
            .filter(file -> file.endsWith("PrivilegedOperation.java"))
            .toList();
    Sources.parse(source, (unit, docs) -> read(unit, docs, sentences));
    return sentences;
  }

  private static void read(CompilationUnitTree unit, DocTrees docs, Map<String, String> to) {
    for (Tree member : ((ClassTree) unit.getTypeDecls().get(0)).getMembers()) {
      var doc = docs.getDocCommentTree(TreePath.getPath(unit, member));
      if (member instanceof VariableTree constant && doc != null) {
        to.put(constant.getName().toString(), HookDocs.text(doc));
      }
    }
  }

  private static Set<String> capabilities() {
    return Arrays.stream(PrivilegedOperation.values())
        .map(o -> o.capability().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> asked() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (Path file : Checkout.sources("src/main/java/org/gatehouse")) {
      boolean lists = file.endsWith("PrivilegedOperation.java") || file.endsWith("Bits.java");
      Matcher each = ASKED.matcher(lists ? "" : Files.readString(file));
      while (each.find()) {
        asked.add(each.group(1));
      }
    }
    return asked;
  }

  @Test
  public void whatIsAskedIsListedAndNothingElse() throws IOException {
    assertEquals(asked(), capabilities());
  }

  @Test
  public void theDocumentSaysWhatTheEnumSays() throws IOException {
    Map<String, String> sentences = sentences();
    StringBuilder text = new StringBuilder(head());
    for (PrivilegedOperation operation : PrivilegedOperation.values()) {
      text.append("| `").append(operation).append("` | `").append(operation.capability());
      text.append("` | ").append(sentences.get(operation.name())).append(" |\n");
    }
    EnumSet<Capability> free = EnumSet.allOf(Capability.class);
    free.removeIf(c -> capabilities().contains(c.name()));
    text.append("\nAsked by nothing in this version: ");
    text.append(free.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", ")));
    Checkout.check("capabilities.md", text + ".\n");
  }
}
