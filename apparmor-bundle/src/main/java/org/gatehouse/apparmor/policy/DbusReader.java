package org.gatehouse.apparmor.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.apparmor.policy.Condition.Group;

/** Reads {@code dbus} rules; a rule is about a service (bind), messages or eavesdropping. */
final class DbusReader {
  private static final int SEND = 2;
  private static final int RECEIVE = 4;
  private static final int EAVESDROP = 32;
  static final int BIND = 64;
  private static final Set<String> NAMES =
      Set.of("bus", "name", "label", "path", "interface", "member");
  static final Perms PERMS =
      new Perms(
          "dbus",
          Map.of(
              "send", SEND,
              "write", SEND,
              "receive", RECEIVE,
              "read", RECEIVE,
              "eavesdrop", EAVESDROP,
              "bind", BIND));

  private final TokenStream tokens;
  private final Place place;
  private final Texts texts = new Texts("dbus");

  DbusReader(TokenStream tokens) {
    this.tokens = tokens;
    this.place = tokens.next().place();
  }

  Rule read(Qualifiers qualifiers) {
    int perms = PERMS.read(tokens);
    List<Condition> conditions = Condition.list(tokens);
    Group peer = Condition.group(tokens, "peer");
    tokens.endOfRule();
    conditions.forEach(this::take);
    boolean service = texts.has("name");
    if (texts.has("label")) {
      throw refused("label belongs into peer=(…)");
    }
    peer.members().forEach(this::take);
    boolean message = isMessage(service);
    if (message && service) {
      throw refused("conditionals of messages and of services exclude each other");
    }
    int effective = perms != 0 ? checked(perms, message, service) : implied(message, service);
    return new DbusRule(
        place,
        qualifiers,
        effective,
        texts.get("bus"),
        texts.get("name"),
        texts.get("label"),
        texts.get("path"),
        texts.get("interface"),
        texts.get("member"));
  }

  private void take(Condition condition) {
    condition.single("dbus");
    if (!NAMES.contains(condition.name())) {
      throw condition.refused("dbus: no conditional '" + condition.name() + "'");
    }
    texts.put(condition.name(), condition);
  }

  private boolean isMessage(boolean service) {
    return texts.has("path")
        || texts.has("interface")
        || texts.has("member")
        || texts.has("label")
        || (texts.has("name") && !service);
  }

  private int checked(int perms, boolean message, boolean service) {
    if (message && (perms & BIND) != 0) {
      throw refused("bind does not go with conditionals of messages");
    }
    if (service && (perms & (SEND | RECEIVE)) != 0) {
      throw refused("send and receive do not go with conditionals of services");
    }
    if ((perms & EAVESDROP) != 0 && (message || service)) {
      throw refused("eavesdrop goes with bus only");
    }
    return perms;
  }

  private static int implied(boolean message, boolean service) {
    return message ? SEND | RECEIVE : service ? BIND : SEND | RECEIVE | EAVESDROP | BIND;
  }

  private PolicyException refused(String reason) {
    return new PolicyException(place, "dbus: " + reason);
  }
}
