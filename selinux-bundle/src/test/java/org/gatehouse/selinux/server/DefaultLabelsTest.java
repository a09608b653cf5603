package org.gatehouse.selinux.server;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Genfs;
import org.gatehouse.selinux.policy.Labels;
import org.junit.Test;

public class DefaultLabelsTest {
  private final Draft draft = Draft.small();
  private final Context web = draft.object(draft.type("web_t"));
  private final Context any = draft.object(draft.type("any_t"));
  private final Context sys = draft.object(draft.type("sys_t"));
  private final int file = draft.classValue("file");

  private DefaultLabels labels() {
    return new ActivePolicy(draft.build()).labels();
  }

  private static List<Byte> bytes(int... values) {
    return java.util.Arrays.stream(values).mapToObj(value -> (byte) value).toList();
  }

  private DefaultLabels network() {
    draft.labels =
        new Labels(
            List.of(),
            List.of(),
            List.of(
                new Labels.Port(6, 80, 90, web),
                new Labels.Port(6, 1, 1023, any),
                new Labels.Port(17, 80, 80, sys)),
            List.of(new Labels.Pair("lo", web, any)),
            List.of(
                new Labels.Node(bytes(127, 0, 0, 0), bytes(255, 0, 0, 0), web),
                new Labels.Node(bytes(0, 0, 0, 0), bytes(0, 0, 0, 0), any)),
            List.of(new Labels.FsUse(Labels.FsUse.XATTR, "ext4", any)),
            List.of(),
            List.of(),
            List.of());
    return labels();
  }

  @Test
  public void theFirstRangeWithThePortDecides() {
    DefaultLabels labels = network();
    assertEquals(Optional.of(web), labels.port(6, 80));
    assertEquals(Optional.of(web), labels.port(6, 90));
    assertEquals(Optional.of(any), labels.port(6, 91));
    assertEquals(Optional.of(sys), labels.port(17, 80));
    assertEquals(Optional.empty(), labels.port(6, 1024));
  }

  @Test
  public void theFirstNodeWhoseMaskLeavesTheAddressDecides() {
    DefaultLabels labels = network();
    assertEquals(Optional.of(web), labels.node((byte) 127, (byte) 1, (byte) 2, (byte) 3));
    assertEquals(Optional.of(any), labels.node((byte) 10, (byte) 0, (byte) 0, (byte) 1));
    assertEquals(Optional.empty(), labels.node(new byte[16]));
  }

  @Test
  public void interfacesAndFileSystemsGoByName() {
    DefaultLabels labels = network();
    assertEquals(Optional.of(web), labels.networkInterface("lo"));
    assertEquals(Optional.empty(), labels.networkInterface("eth0"));
    assertEquals(Optional.of(any), labels.fsUse("ext4").map(Labels.FsUse::context));
    assertEquals(Optional.empty(), labels.fsUse("ext"));
  }

  @Test
  public void theLongestPathDecides() {
    draft.genfs.add(
        new Genfs(
            "proc",
            List.of(
                new Genfs.Path("/", 0, any),
                new Genfs.Path("/sys", 0, sys),
                new Genfs.Path("/sys/web", file, web))));
    DefaultLabels labels = labels();
    assertEquals(Optional.of(any), labels.genfs("proc", "/self", file));
    assertEquals(Optional.of(sys), labels.genfs("proc", "/sys", file));
    assertEquals("a prefix of bytes", Optional.of(sys), labels.genfs("proc", "/system", file));
    assertEquals(Optional.of(web), labels.genfs("proc", "/sys/web/x", file));
    assertEquals(Optional.of(sys), labels.genfs("proc", "/sys/web/x", file + 1));
    assertEquals(Optional.of(sys), labels.genfs("proc", "//sys", file));
    assertEquals(Optional.empty(), labels.genfs("sysfs", "/", file));
  }
}
