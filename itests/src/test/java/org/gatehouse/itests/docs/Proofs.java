package org.gatehouse.itests.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gatehouse.testkit.NotApplicable;
import org.gatehouse.testkit.Proves;

/** What the tests of all modules say they prove, read off their compiled classes. */
final class Proofs {
  private final Map<String, Set<String>> tests = new TreeMap<>(new ById());
  private final Map<String, String> reasons = new TreeMap<>(new ById());

  private Proofs() {}

  static Proofs read() {
    Path[] folders =
        Stream.of("testkit", "yama-bundle", "shell-bundle", "host", "itests")
            .map(module -> Path.of("..", module, "target", "test-classes"))
            .filter(Files::isDirectory)
            .toArray(Path[]::new);
    JavaClasses classes = new ClassFileImporter().importPaths(folders);
    Proofs proofs = new Proofs();
    classes.forEach(proofs::read);
    return proofs;
  }

  private void read(JavaClass type) {
    type.tryGetAnnotationOfType(Proves.class).ifPresent(p -> add(p, type.getSimpleName()));
    for (JavaMethod method : type.getMethods()) {
      String name = type.getSimpleName() + "." + method.getName();
      method.tryGetAnnotationOfType(Proves.class).ifPresent(p -> add(p, name));
    }
    type.tryGetAnnotationOfType(NotApplicable.class).ifPresent(this::add);
    type.tryGetAnnotationOfType(NotApplicable.List.class)
        .ifPresent(list -> Stream.of(list.value()).forEach(this::add));
  }

  private void add(Proves proves, String test) {
    for (String id : proves.value()) {
      tests.computeIfAbsent(id, k -> new TreeSet<>()).add(test);
    }
  }

  private void add(NotApplicable statement) {
    reasons.put(statement.id(), statement.reason());
  }

  /** Tests by the id of the statement that they prove. */
  Map<String, Set<String>> tests() {
    return tests;
  }

  /** Reasons by the id of a statement that no test can decide. */
  Map<String, String> reasons() {
    return reasons;
  }
}
