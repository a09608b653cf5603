package org.gatehouse.lsm.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads sources with the compiler's own parser.
 *
 * <p>Sources, not classes: the tests of later modules are not compiled yet when this module's tests
 * run, and a source has the Javadoc.
 */
final class Sources {
  private Sources() {}

  /** Parses the files and hands out each with access to its Javadoc. */
  static void parse(List<Path> files, BiConsumer<CompilationUnitTree, DocTrees> reader)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        reader.accept(unit, docs);
      }
    }
  }
}
