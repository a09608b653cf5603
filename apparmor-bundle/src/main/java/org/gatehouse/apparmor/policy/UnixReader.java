package org.gatehouse.apparmor.policy;

import java.util.List;
import java.util.Map;
import org.gatehouse.apparmor.policy.Condition.Group;
import org.jspecify.annotations.Nullable;

/** Reads {@code unix} rules. */
final class UnixReader {
  private static final int PEER = 2 | 4 | 0x40 | 0x100000;
  static final Perms PERMS =
      new Perms(
          "unix",
          Map.ofEntries(
              Map.entry("send", 2),
              Map.entry("write", 2),
              Map.entry("receive", 4),
              Map.entry("read", 4),
              Map.entry("create", 0x10),
              Map.entry("shutdown", 0x20),
              Map.entry("connect", 0x40),
              Map.entry("setattr", 0x100),
              Map.entry("getattr", 0x200),
              Map.entry("accept", 0x100000),
              Map.entry("bind", 0x200000),
              Map.entry("listen", 0x400000),
              Map.entry("setopt", 0x1000000),
              Map.entry("getopt", 0x2000000)));

  /** Every permission. */
  static final int ALL = PERMS.words().values().stream().reduce(0, (a, b) -> a | b);

  private final TokenStream tokens;
  private final Place place;
  private final Texts texts = new Texts("unix");

  UnixReader(TokenStream tokens) {
    this.tokens = tokens;
    this.place = tokens.next().place();
  }

  Rule read(Qualifiers qualifiers) {
    int perms = PERMS.read(tokens);
    List<Condition> conditions = Condition.list(tokens);
    Group peer = Condition.group(tokens, "peer");
    tokens.endOfRule();
    conditions.forEach(condition -> take(condition, "addr", "type", ""));
    peer.members().forEach(condition -> take(condition, "addr", "label", "peer "));
    boolean hasPeer = texts.has("peer addr") || texts.has("peer label");
    if (hasPeer && (perms & ~PEER) != 0) {
      throw new PolicyException(
          place, "unix: peer=(…) goes with send, receive, connect and accept only");
    }
    return new UnixRule(
        place,
        qualifiers,
        perms == 0 ? ALL : perms,
        type(),
        texts.get("addr"),
        null,
        texts.get("peer addr"),
        texts.get("peer label"));
  }

  private void take(Condition condition, String first, String second, String prefix) {
    String name = condition.name();
    if (!name.equals(first) && !name.equals(second)) {
      throw condition.refused("unix: no conditional '" + name + "' here");
    }
    condition.single("unix");
    texts.put(prefix + name, condition);
    check(condition, name.equals("addr") ? condition.values().get(0) : null);
  }

  private static void check(Condition condition, @Nullable String address) {
    if (address != null
        && !address.startsWith("@")
        && !address.equals("none")
        && !address.equals("auto")) {
      throw condition.refused("unix: expected @…, none or auto, found " + address);
    }
  }

  private int type() {
    String name = texts.get("type");
    int type = name == null ? -1 : SocketTypes.number(name);
    if (name != null && type < 0) {
      throw new PolicyException(place, "unix: no socket type '" + name + "'");
    }
    return type;
  }
}
