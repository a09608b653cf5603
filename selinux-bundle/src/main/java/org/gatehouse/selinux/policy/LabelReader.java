package org.gatehouse.selinux.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the contexts of initial SIDs, ports, interfaces, addresses and file systems. */
final class LabelReader {
  private final ByteSource in;
  private final SetReader sets;
  private final int version;
  private final ContextRules rules;

  LabelReader(ByteSource in, SetReader sets, int version, ContextRules rules) {
    this.in = in;
    this.sets = sets;
    this.version = version;
    this.rules = rules;
  }

  Labels labels() {
    boolean six = Format.contextLists(version) > 6;
    boolean infiniband = Format.contextLists(version) > 7;
    return new Labels(
        list("initial SIDs", 16, this::initialSid),
        list("file system contexts", 28, this::pair),
        list("ports", 24, this::port),
        list("interfaces", 28, this::pair),
        list("nodes", 20, () -> node(4)),
        list("fs_use", 20, this::fsUse),
        six ? list("IPv6 nodes", 44, () -> node(16)) : List.of(),
        infiniband ? list("Infiniband keys", 28, this::infinibandKey) : List.of(),
        infiniband ? list("Infiniband ports", 20, this::infinibandPort) : List.of());
  }

  private <T> List<T> list(String what, int least, Supplier<T> item) {
    int count = in.count(what, least);
    List<T> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item.get());
    }
    return List.copyOf(items);
  }

  private Context context(String what) {
    return sets.context(what, rules);
  }

  private Labels.InitialSid initialSid() {
    return new Labels.InitialSid(in.i32("initial SID"), context("initial SID"));
  }

  private Labels.Pair pair() {
    String name = in.name("name");
    return new Labels.Pair(name, context(name), context(name));
  }

  private Labels.Port port() {
    int protocol = in.i32("port");
    int low = in.number("port", 0xFFFF);
    return new Labels.Port(protocol, low, in.number("port", 0xFFFF), context("port"));
  }

  private Labels.Node node(int size) {
    List<Byte> address = address(size);
    return new Labels.Node(address, address(size), context("node"));
  }

  private List<Byte> address(int size) {
    List<Byte> address = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      address.add((byte) in.u8("node"));
    }
    return List.copyOf(address);
  }

  private Labels.FsUse fsUse() {
    int behavior = in.value("fs_use", Labels.FsUse.NATIVE);
    if (behavior == Labels.FsUse.MNTPOINT) {
      throw in.bad("fs_use by mount point");
    }
    String name = in.name("fs_use");
    return new Labels.FsUse(behavior, name, context(name));
  }

  private Labels.InfinibandKey infinibandKey() {
    long subnet = Long.reverseBytes(in.i64("Infiniband key"));
    int low = in.number("Infiniband key", 0xFFFF);
    int high = in.number("Infiniband key", 0xFFFF);
    return new Labels.InfinibandKey(subnet, low, high, context("Infiniband key"));
  }

  private Labels.InfinibandPort infinibandPort() {
    int length = in.i32("Infiniband port");
    int port = in.value("Infiniband port", 0xFF);
    String device = in.name("Infiniband port", length);
    return new Labels.InfinibandPort(device, port, context(device));
  }

  List<Genfs> genfs() {
    Set<String> names = new HashSet<>();
    return list(
        "genfs",
        8,
        () -> {
          String name = in.name("genfs");
          if (!names.add(name)) {
            throw in.bad("genfs " + name + " twice");
          }
          Map<String, Set<Integer>> seen = new HashMap<>();
          return new Genfs(name, list(name, 20, () -> path(seen)));
        });
  }

  private Genfs.Path path(Map<String, Set<Integer>> seen) {
    String prefix = in.name("genfs path");
    int objectClass = in.i32(prefix);
    Set<Integer> classes = seen.computeIfAbsent(prefix, unused -> new HashSet<>());
    boolean overlaps = classes.contains(0) || (objectClass == 0 && !classes.isEmpty());
    if (overlaps || !classes.add(objectClass)) {
      throw in.bad("genfs path " + prefix + " twice");
    }
    return new Genfs.Path(prefix, objectClass, context(prefix));
  }
}
