package org.gatehouse.selinux.policy;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.List;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.RandomPolicy;
import org.junit.Test;

public class RoundTripTest {
  private static byte[] again(byte[] bytes) {
    return PolicyWriter.write(PolicyReader.read(bytes));
  }

  @Test
  public void everyVersionWithLevelsIsReadBackAsWritten() {
    for (int version = 20; version <= 33; version++) {
      for (int seed = 0; seed < 20; seed++) {
        byte[] bytes = PolicyWriter.write(RandomPolicy.of(seed).withVersion(version));
        assertArrayEquals(version + " " + seed, bytes, again(bytes));
      }
    }
  }

  @Test
  public void everyVersionWithoutLevelsIsReadBackAsWritten() {
    for (int version = 15; version <= 33; version++) {
      for (int seed = 0; seed < 20; seed++) {
        Policy policy = RandomPolicy.of(seed, false, version >= 20).withVersion(version);
        byte[] bytes = PolicyWriter.write(policy);
        assertArrayEquals(version + " " + seed, bytes, again(bytes));
      }
    }
  }

  @Test
  public void nothingIsLostInTheNewestVersion() {
    for (int seed = 0; seed < 50; seed++) {
      Policy policy = RandomPolicy.of(seed);
      Policy back = PolicyReader.read(PolicyWriter.write(policy));
      assertEquals(policy.names().classes().entries(), back.names().classes().entries());
      assertEquals(policy.names().types().entries(), back.names().types().entries());
      assertEquals(policy.names().roles().entries(), back.names().roles().entries());
      assertEquals(policy.names().users().entries(), back.names().users().entries());
      assertEquals(policy.names().booleans().entries(), back.names().booleans().entries());
      assertEquals(
          policy.names().sensitivities().entries(), back.names().sensitivities().entries());
      assertEquals(policy.names().categories().entries(), back.names().categories().entries());
      assertEquals(policy.rules().size(), back.rules().size());
      assertEquals(policy.roleTransitions(), back.roleTransitions());
      assertEquals(policy.roleAllows(), back.roleAllows());
      assertEquals(policy.rangeTransitions(), back.rangeTransitions());
      assertEquals(policy.filenameTransitions(), back.filenameTransitions());
      assertEquals(policy.typeAttributes(), back.typeAttributes());
      assertEquals(policy.permissive(), back.permissive());
      assertEquals(policy.config(), back.config());
    }
  }

  @Test
  public void everyKindOfLabelIsReadBack() {
    Draft draft = Draft.small();
    int data = draft.type("data_t");
    draft.allow(data, data, "file", "read");
    Context context = draft.object(data);
    Context ranged = new Context(1, 2, data, new Range(Draft.level(0, 1), Draft.level(2, 1, 4)));
    List<Byte> four = List.of((byte) 127, (byte) 0, (byte) 0, (byte) 1);
    List<Byte> sixteen = java.util.Collections.nCopies(16, (byte) 7);
    draft.labels =
        new Labels(
            List.of(new Labels.InitialSid(1, ranged)),
            List.of(new Labels.Pair("ext3", context, ranged)),
            List.of(new Labels.Port(6, 80, 443, context)),
            List.of(new Labels.Pair("lo", context, context)),
            List.of(new Labels.Node(four, four, context)),
            List.of(new Labels.FsUse(Labels.FsUse.XATTR, "ext4", context)),
            List.of(new Labels.Node(sixteen, sixteen, ranged)),
            List.of(new Labels.InfinibandKey(0xfe80L << 48, 0, 0xffff, context)),
            List.of(new Labels.InfinibandPort("mlx", 1, context)));
    draft.genfs.add(
        new Genfs(
            "proc",
            List.of(
                new Genfs.Path("/sys", 0, context),
                new Genfs.Path("/", draft.classValue("file"), ranged))));
    for (int version = 30; version <= 33; version++) {
      byte[] bytes = PolicyWriter.write(draft.build().withVersion(version));
      assertArrayEquals(bytes, again(bytes));
    }
    Policy back = PolicyReader.read(PolicyWriter.write(draft.build()));
    assertEquals(draft.labels, back.labels());
    assertEquals(draft.genfs, back.genfs());
  }

  @Test
  public void anOldItemMayHoldSeveralRules() {
    Draft draft = Draft.small();
    draft.config = 0;
    int data = draft.type("data_t");
    draft.allow(data, data, "file", "read");
    byte[] bytes = PolicyWriter.write(draft.build().withVersion(15));
    byte[] item = {5, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
    int at = find(bytes, item);
    byte[] longer = new byte[bytes.length + 8];
    System.arraycopy(bytes, 0, longer, 0, at + item.length);
    System.arraycopy(
        bytes, at + item.length, longer, at + item.length + 8, bytes.length - at - item.length);
    longer[at] = 7;
    longer[at + 16] = RuleTable.VECTORS;
    longer[at + 24] = 4;
    longer[at + 28] = 2;
    RuleTable rules = PolicyReader.read(longer).rules();
    assertEquals(3, rules.size());
    assertEquals(
        List.of(RuleTable.ALLOWED, RuleTable.AUDITDENY, RuleTable.AUDITALLOW),
        List.of(rules.kind(0), rules.kind(1), rules.kind(2)));
    assertEquals(List.of(1, 4, 2), List.of(rules.datum(0), rules.datum(1), rules.datum(2)));
  }

  private static int find(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
