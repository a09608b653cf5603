package org.gatehouse.selinux.policy;

import java.util.List;

/** The contexts of what has none of its own, list by list in the order of the policy. */
public record Labels(
    List<InitialSid> initialSids,
    List<Pair> filesystems,
    List<Port> ports,
    List<Pair> interfaces,
    List<Node> nodes,
    List<FsUse> fsUses,
    List<Node> nodes6,
    List<InfinibandKey> infinibandKeys,
    List<InfinibandPort> infinibandPorts) {
  /** No contexts. */
  public static final Labels NONE =
      new Labels(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of());

  /** The context of an initial SID. */
  public record InitialSid(int sid, Context context) {}

  /** The contexts of a file system and its files, or of an interface and its packets. */
  public record Pair(String name, Context first, Context second) {}

  /** The context of ports, from low to high, of an IP protocol. */
  public record Port(int protocol, int low, int high, Context context) {}

  /** The context of addresses; four or sixteen bytes in network order. */
  public record Node(List<Byte> address, List<Byte> mask, Context context) {}

  /** How a file system's files get their contexts: {@link #XATTR} and so on. */
  public record FsUse(int behavior, String name, Context context) {
    public static final int XATTR = 1;
    public static final int TRANS = 2;
    public static final int TASK = 3;
    public static final int GENFS = 4;
    public static final int NONE = 5;
    public static final int MNTPOINT = 6;
    public static final int NATIVE = 7;
  }

  /** The context of Infiniband partition keys of a subnet. */
  public record InfinibandKey(long subnet, int low, int high, Context context) {}

  /** The context of a device's port. */
  public record InfinibandPort(String device, int port, Context context) {}
}
