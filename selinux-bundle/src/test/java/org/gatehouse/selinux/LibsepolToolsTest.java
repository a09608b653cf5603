package org.gatehouse.selinux;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.PolicyReader;
import org.gatehouse.selinux.policy.Symbol;
import org.gatehouse.selinux.policy.Symbols;
import org.gatehouse.selinux.server.AccessVector;
import org.gatehouse.selinux.server.ActivePolicy;
import org.gatehouse.selinux.server.Relation;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What libsepol decides under the policies of this project, which have what Debian's lacks. */
public class LibsepolToolsTest {
  private static final Path MLS = Path.of("src/test/policy/mls.33");
  private static final Path DISTRIBUTION = Path.of("../host/src/main/dist/etc/selinux/policy.33");
  private static final int ROWS = 40_000;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Random random = new Random(3);

  @Test
  public void everyDecisionUnderTheMlsPolicyIsLibsepols() throws IOException {
    assertEquals(Map.of(), differences(MLS));
  }

  @Test
  public void everyDecisionUnderTheDistributionsPolicyIsLibsepols() throws IOException {
    assertEquals(Map.of(), differences(DISTRIBUTION));
  }

  private Map<String, String> differences(Path file) throws IOException {
    ActivePolicy policy = new ActivePolicy(PolicyReader.read(Files.readAllBytes(file)));
    List<String> contexts = contexts(policy);
    List<List<String>> rows = new ArrayList<>();
    contexts.forEach(context -> rows.add(List.of("context", context)));
    contexts.removeIf(context -> policy.parse(context).isEmpty());
    assertTrue(contexts.size() + " valid contexts", contexts.size() > 100);
    while (rows.size() < ROWS) {
      rows.add(row(policy, contexts));
    }
    List<String> theirs = libsepol(file, rows);
    assertEquals(rows.size(), theirs.size());
    Map<String, String> differences = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      String ours = answer(policy, rows.get(i));
      if (!ours.equals(theirs.get(i))) {
        differences.put(rows.get(i).toString(), ours + " but " + theirs.get(i));
      }
    }
    return differences;
  }

  private List<String> contexts(ActivePolicy policy) {
    var names = policy.policy().names();
    List<String> contexts = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      String user = one(names.users()) + ":" + one(names.roles()) + ":" + one(names.types());
      String low = one(names.sensitivities()) + categories();
      String high = one(names.sensitivities()) + categories();
      contexts.add(user + ":" + (random.nextInt(3) == 0 ? low : low + "-" + high));
    }
    return contexts;
  }

  private String categories() {
    int first = random.nextInt(4);
    return switch (random.nextInt(4)) {
      case 0 -> ":c" + first;
      case 1 -> ":c" + first + ".c" + (first + random.nextInt(6));
      case 2 -> ":c" + first + ",c" + (first + 3);
      default -> "";
    };
  }

  private String one(Symbols<? extends Symbol> symbols) {
    return symbols.entries().get(random.nextInt(symbols.entries().size())).name();
  }

  private List<String> row(ActivePolicy policy, List<String> contexts) {
    String source = contexts.get(random.nextInt(contexts.size()));
    String target = contexts.get(random.nextInt(contexts.size()));
    String tclass = one(policy.policy().names().classes());
    int value = policy.objectClass(tclass);
    return switch (random.nextInt(8)) {
      // As the kernel, ours takes a socket's new context from its source, libsepol does not.
      case 0 -> List.of("transition", source, target, tclass.replaceAll(".*socket", "file"));
      case 1 -> List.of("member", source, target, notSocket(policy, tclass));
      case 2 -> List.of("change", source, target, notSocket(policy, tclass));
      case 3 -> {
        int file = random.nextBoolean() ? policy.objectClass("file") : value;
        String task = contexts.get(random.nextInt(contexts.size()));
        yield List.of("relabel", source, target, Integer.toString(file), task);
      }
      default -> List.of("av", source, target, Integer.toString(value));
    };
  }

  private static String notSocket(ActivePolicy policy, String tclass) {
    return Integer.toString(policy.objectClass(tclass.replaceAll(".*socket", "file")));
  }

  private List<String> libsepol(Path policy, List<List<String>> rows) throws IOException {
    Path input = folder.newFile().toPath();
    Files.write(input, rows.stream().map(row -> String.join("\t", row)).toList());
    Path script = Path.of("src/test/python/sepol.py");
    String checkpolicy = System.getProperty("gatehouse.tools") + "/usr/bin/checkpolicy";
    String command = "/usr/bin/python3 %s %s %s < %s".formatted(script, policy, checkpolicy, input);
    return Tools.run(List.of("sh", "-c", command)).lines().toList();
  }

  private static String answer(ActivePolicy policy, List<String> row) {
    if (row.get(0).equals("context")) {
      return text(policy, policy.parse(row.get(1)));
    }
    Context source = policy.parse(row.get(1)).orElseThrow();
    Context target = policy.parse(row.get(2)).orElseThrow();
    if (row.get(0).equals("transition")) {
      int tclass = policy.objectClass(row.get(3));
      return text(policy, policy.compute(Relation.TRANSITION, source, target, tclass, ""));
    }
    int tclass = Integer.parseInt(row.get(3));
    return switch (row.get(0)) {
      case "av" -> vector(policy.access(source, target, tclass));
      case "member" -> text(policy, policy.compute(Relation.MEMBER, source, target, tclass, ""));
      case "change" -> text(policy, policy.compute(Relation.CHANGE, source, target, tclass, ""));
      default -> {
        Context task = policy.parse(row.get(4)).orElseThrow();
        yield policy.mayRelabel(source, target, tclass, task) ? "1" : "0";
      }
    };
  }

  private static String vector(AccessVector vector) {
    return "%x\t%x\t%x".formatted(vector.allowed(), vector.auditallow(), vector.auditdeny());
  }

  private static String text(ActivePolicy policy, Optional<Context> context) {
    return context.filter(policy::isValid).map(policy::format).orElse("!");
  }
}
