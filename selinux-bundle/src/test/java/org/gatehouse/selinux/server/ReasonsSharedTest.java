package org.gatehouse.selinux.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.selinux.Oracles;
import org.gatehouse.selinux.policy.PolicyReader;
import org.junit.Test;

/** libsepol's reasons for what it took away: rules (T), constraints (C), roles (R), bounds (B). */
public class ReasonsSharedTest {
  private final ActivePolicy shipped =
      new ActivePolicy(PolicyReader.read(Oracles.bytes(Oracles.POLICY)));
  private final Map<String, ActivePolicy> sets = new HashMap<>();

  private static List<String[]> rows(String table) {
    return new String(Oracles.bytes(table), ISO_8859_1)
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .toList();
  }

  @Test
  public void everyReasonIsTheOracles() {
    Map<String, Map<String, Boolean>> states = new HashMap<>();
    for (String[] row : rows("boolsets.tsv")) {
      states.computeIfAbsent(row[0], set -> new HashMap<>()).put(row[1], row[2].equals("1"));
    }
    states.forEach((name, set) -> sets.put(name, shipped.withBooleans(set)));
    for (String[] row : rows("av.tsv")) {
      assertEquals(String.join(" ", row), row[7], reason(row));
    }
  }

  private String reason(String... row) {
    ActivePolicy policy = sets.get(row[0]);
    Explanation why =
        policy.explain(
            policy.parse(row[1]).orElseThrow(),
            policy.parse(row[2]).orElseThrow(),
            policy.objectClass(row[3]));
    return (why.unruled() != 0 ? "T" : "")
        + (why.constrained() != 0 ? "C" : "")
        + (why.roles() != 0 ? "R" : "")
        + (why.bounded() != 0 ? "B" : "");
  }
}
