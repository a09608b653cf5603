package org.gatehouse.itests.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The first sentence of every hook's Javadoc, read from the source by the compiler's own parser. */
final class Contracts {
  private static final Path HOOKS =
      Path.of("..", "framework-bundle", "src", "main", "java", "org", "gatehouse", "lsm", "hook");

  private Contracts() {}

  /** Sentences by the method's name. */
  static Map<String, String> read() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, String> sentences = new HashMap<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.list(HOOKS)) {
      List<Path> sources = all.filter(p -> p.toString().endsWith("Hooks.java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        read(unit, docs, sentences);
      }
    }
    return sentences;
  }

  private static void read(CompilationUnitTree unit, DocTrees docs, Map<String, String> into) {
    for (Tree type : unit.getTypeDecls()) {
      for (Tree member : ((ClassTree) type).getMembers()) {
        if (member instanceof MethodTree method) {
          TreePath path = TreePath.getPath(unit, method);
          String comment = String.valueOf(docs.getDocComment(path));
          into.put(method.getName().toString(), firstSentence(comment));
        }
      }
    }
  }

  /** Up to the first full stop that ends a line or stands before a capital letter; tags as plain text. */
  private static String firstSentence(String comment) {
    String line = comment.strip().replaceAll("\\s+", " ");
    String plain = line.replaceAll("\\{@(?:code|link) #?(?:[a-z.]+\\.)?([^}]*)}", "`$1`");
    return plain.replaceFirst("(?<=[a-z`)])\\. (?=[A-Z]).*", ".");
  }
}
