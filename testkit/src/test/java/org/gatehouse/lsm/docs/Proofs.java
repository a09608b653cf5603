package org.gatehouse.lsm.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the annotations of all tests say: which statement is proved where, or why it is not. */
final class Proofs {
  private final Map<String, TreeSet<String>> tests = new TreeMap<>();
  private final Map<String, String> reasons = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();

  private Proofs() {}

  static Proofs read() throws IOException {
    Proofs proofs = new Proofs();
    Sources.parse(
        Checkout.sources("src/test/java", "src/main/java"),
        (unit, docs) -> proofs.new Reader().scan(unit, null));
    return proofs;
  }

  /** The tests that prove the statement, as {@code Class.method}. */
  List<String> tests(String id) {
    return List.copyOf(tests.getOrDefault(id, new TreeSet<>()));
  }

  /** Why no test proves it; empty where there is no reason. */
  String reason(String id) {
    return reasons.getOrDefault(id, "");
  }

  /** All statements that some annotation names. */
  TreeSet<String> ids() {
    TreeSet<String> ids = new TreeSet<>(tests.keySet());
    ids.addAll(reasons.keySet());
    return ids;
  }

  /** Annotations that claim what they cannot. */
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  private final class Reader extends TreeScanner<Void, Void> {
    private final Deque<ClassTree> classes = new ArrayDeque<>();

    @Override
    public Void visitClass(ClassTree type, Void none) {
      classes.push(type);
      for (AnnotationTree annotation : annotations(type.getModifiers(), "NotApplicable")) {
        reasons.put(text(annotation, "id").get(0), text(annotation, "reason").get(0));
      }
      super.visitClass(type, none);
      classes.pop();
      return none;
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      ModifiersTree modifiers = method.getModifiers();
      boolean test = !annotations(modifiers, "Test").isEmpty();
      boolean ignored = !annotations(modifiers, "Ignore").isEmpty();
      String name = outermost() + "." + method.getName();
      for (String id : proves(modifiers)) {
        tests.computeIfAbsent(id, x -> new TreeSet<>()).add(name);
        if (!test || ignored) {
          mistakes.add(name + " claims to prove " + id + " but is no test that runs");
        }
      }
      if (test && !ignored && !classes.isEmpty()) {
        proves(classes.peek().getModifiers())
            .forEach(id -> tests.computeIfAbsent(id, x -> new TreeSet<>()).add(name));
      }
      return super.visitMethod(method, none);
    }

    private String outermost() {
      return classes.isEmpty() ? "?" : classes.getLast().getSimpleName().toString();
    }
  }

  private static List<String> proves(ModifiersTree modifiers) {
    return annotations(modifiers, "Proves").stream()
        .flatMap(a -> text(a, "value").stream())
        .toList();
  }

  private static List<AnnotationTree> annotations(ModifiersTree modifiers, String name) {
    List<AnnotationTree> found = new ArrayList<>();
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      if (annotation.getAnnotationType().toString().equals(name)) {
        found.add(annotation);
      }
    }
    return found;
  }

  /** The string literals of one element; several, and sums of them, for an array. */
  private static List<String> text(AnnotationTree annotation, String element) {
    List<String> found = new ArrayList<>();
    for (ExpressionTree argument : annotation.getArguments()) {
      boolean named = argument instanceof AssignmentTree;
      String name = named ? ((AssignmentTree) argument).getVariable().toString() : "value";
      if (name.equals(element)) {
        literals(argument, found);
      }
    }
    return element.equals("reason") ? List.of(String.join("", found)) : found;
  }

  private static void literals(ExpressionTree argument, List<String> found) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitLiteral(LiteralTree literal, Void none) {
        found.add(String.valueOf(literal.getValue()));
        return none;
      }
    }.scan(argument, null);
  }
}
