package org.gatehouse.lsm.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first sentence of the Javadoc of every method of the hook interfaces, by method name. */
final class HookDocs {
  private HookDocs() {}

  static Map<String, String> firstSentences() throws IOException {
    Map<String, String> sentences = new HashMap<>();
    List<Path> interfaces =
        Checkout.sources("src/main/java/org/gatehouse/lsm/hook").stream()
            .filter(file -> file.toString().endsWith("Hooks.java"))
            .toList();
    Sources.parse(interfaces, (unit, docs) -> read(unit, docs, sentences));
    return sentences;
  }

  private static void read(CompilationUnitTree unit, DocTrees docs, Map<String, String> to) {
    for (Tree type : unit.getTypeDecls()) {
      for (Tree member : ((ClassTree) type).getMembers()) {
        DocCommentTree doc = docs.getDocCommentTree(TreePath.getPath(unit, member));
        if (member instanceof MethodTree method && doc != null) {
          to.put(method.getName().toString(), text(doc));
        }
      }
    }
  }

  /** Without line breaks and without the braces of inline tags. */
  static String text(DocCommentTree doc) {
    StringBuilder text = new StringBuilder();
    doc.getFirstSentence().forEach(text::append);
    return text.toString()
        .replaceAll("\\s+", " ")
        .replaceAll("\\{@link (?:[a-zA-Z.]*[.#])?([^}]*)}", "`$1`")
        .replaceAll("\\{@code ([^}]*)}", "`$1`");
  }
}
