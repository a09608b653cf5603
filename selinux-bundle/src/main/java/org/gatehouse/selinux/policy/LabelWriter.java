package org.gatehouse.selinux.policy;

import java.util.List;

/** Writes the contexts of initial SIDs, ports, interfaces, addresses and file systems. */
final class LabelWriter {
  private final ByteSink out;
  private final int version;

  LabelWriter(ByteSink out, int version) {
    this.out = out;
    this.version = version;
  }

  void labels(Labels labels) {
    out.list(labels.initialSids(), this::initialSid);
    out.list(labels.filesystems(), this::pair);
    out.list(labels.ports(), this::port);
    out.list(labels.interfaces(), this::pair);
    out.list(labels.nodes(), this::node);
    out.list(labels.fsUses(), this::fsUse);
    if (version >= Format.IPV6) {
      out.list(labels.nodes6(), this::node);
    }
    if (version >= Format.INFINIBAND) {
      out.list(labels.infinibandKeys(), this::infinibandKey);
      out.list(labels.infinibandPorts(), this::infinibandPort);
    }
  }

  void genfs(List<Genfs> all) {
    out.list(
        all,
        genfs -> {
          out.name(genfs.name());
          out.list(genfs.paths(), this::path);
        });
  }

  private void path(Genfs.Path path) {
    out.name(path.prefix());
    out.i32(path.objectClass());
    context(path.context());
  }

  private void context(Context context) {
    out.i32(context.user(), context.role(), context.type());
    if (version >= Format.MLS) {
      out.range(context.range());
    }
  }

  private void initialSid(Labels.InitialSid sid) {
    out.i32(sid.sid());
    context(sid.context());
  }

  private void pair(Labels.Pair pair) {
    out.name(pair.name());
    context(pair.first());
    context(pair.second());
  }

  private void port(Labels.Port port) {
    out.i32(port.protocol(), port.low(), port.high());
    context(port.context());
  }

  private void node(Labels.Node node) {
    node.address().forEach(out::u8);
    node.mask().forEach(out::u8);
    context(node.context());
  }

  private void fsUse(Labels.FsUse use) {
    out.i32(use.behavior());
    out.name(use.name());
    context(use.context());
  }

  private void infinibandKey(Labels.InfinibandKey key) {
    out.i64(Long.reverseBytes(key.subnet()));
    out.i32(key.low(), key.high());
    context(key.context());
  }

  private void infinibandPort(Labels.InfinibandPort port) {
    out.i32(port.device().length(), port.port());
    out.text(port.device());
    context(port.context());
  }
}
