package org.gatehouse.selinux.server;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Genfs;
import org.gatehouse.selinux.policy.Labels;
import org.gatehouse.selinux.policy.Policy;

/**
 * The contexts that a policy gives to what has none of its own (Linux 6.1 security_port_sid,
 * security_netif_sid, security_node_sid, security_fs_use, security_genfs_sid). Nothing means the
 * initial SID of that kind. Immutable.
 */
public final class DefaultLabels {
  private final Labels labels;

  /** For a file system its paths, the longest first. */
  private final Map<String, List<Genfs.Path>> genfs = new HashMap<>();

  DefaultLabels(Policy policy) {
    labels = policy.labels();
    Comparator<Genfs.Path> longest =
        Comparator.comparingInt((Genfs.Path path) -> path.prefix().length()).reversed();
    for (Genfs each : policy.genfs()) {
      genfs.put(each.name(), each.paths().stream().sorted(longest).toList());
    }
  }

  /** The context of a port of an IP protocol (6, 17, 33, 132): the first range that has it. */
  public Optional<Context> port(int protocol, int port) {
    return labels.ports().stream()
        .filter(each -> each.protocol() == protocol && each.low() <= port && port <= each.high())
        .map(Labels.Port::context)
        .findFirst();
  }

  /** The context of an interface. */
  public Optional<Context> networkInterface(String name) {
    return labels.interfaces().stream()
        .filter(each -> each.name().equals(name))
        .map(Labels.Pair::first)
        .findFirst();
  }

  /** The context of an address, four or sixteen bytes: the first whose mask leaves it. */
  public Optional<Context> node(byte... address) {
    List<Labels.Node> nodes = address.length == 4 ? labels.nodes() : labels.nodes6();
    byte[] own = Arrays.copyOf(address, address.length);
    return nodes.stream().filter(each -> matches(each, own)).map(Labels.Node::context).findFirst();
  }

  private static boolean matches(Labels.Node node, byte[] address) {
    if (node.address().size() != address.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      if ((address[i] & node.mask().get(i)) != node.address().get(i)) {
        return false;
      }
    }
    return true;
  }

  /** How a file system's files get their contexts, and its own. */
  public Optional<Labels.FsUse> fsUse(String fileSystem) {
    return labels.fsUses().stream().filter(each -> each.name().equals(fileSystem)).findFirst();
  }

  /**
   * The context of a file of a file system that keeps none: the longest path that it begins with.
   *
   * @param objectClass the policy's value of the file's class
   */
  public Optional<Context> genfs(String fileSystem, String path, int objectClass) {
    int start = 0;
    while (path.startsWith("//", start)) {
      start++;
    }
    int from = start;
    return genfs.getOrDefault(fileSystem, List.of()).stream()
        .filter(each -> each.objectClass() == 0 || each.objectClass() == objectClass)
        .filter(each -> path.startsWith(each.prefix(), from))
        .map(Genfs.Path::context)
        .findFirst();
  }
}
