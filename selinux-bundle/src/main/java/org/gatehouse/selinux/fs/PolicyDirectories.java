package org.gatehouse.selinux.fs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.policy.ObjectClass;
import org.gatehouse.selinux.policy.Permission;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.server.InitialSids;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/** The directories that say what the policy has; before a policy they have nothing of it. */
final class PolicyDirectories {
  /** The initial SIDs that the kernel still uses. */
  private static final List<String> INITIAL =
      List.of(
          "kernel",
          "security",
          "unlabeled",
          "file",
          "init",
          "any_socket",
          "port",
          "netif",
          "netmsg",
          "node",
          "devnull");

  private final SelinuxState state;

  PolicyDirectories(SelinuxState state) {
    this.state = state;
  }

  private @Nullable Policy policy() {
    @Nullable Snapshot now = state.server().snapshot();
    return now == null ? null : now.policy().policy();
  }

  /** {@code class}: for each class its number, and those of its permissions. */
  Directory classes() {
    return new Directory(
        () -> {
          Policy policy = policy();
          return policy == null
              ? Map.of()
              : policy.names().classes().entries().stream()
                  .collect(Collectors.toMap(ObjectClass::name, each -> one(policy, each)));
        });
  }

  private static ControlFile one(Policy policy, ObjectClass of) {
    return new Directory(
        () -> Map.of("index", number("index", of.value()), "perms", permissions(policy, of)));
  }

  private static ControlFile permissions(Policy policy, ObjectClass of) {
    return new Directory(
        () ->
            policy
                .names()
                .permissions(of)
                .collect(
                    Collectors.toMap(Permission::name, each -> number(each.name(), each.value()))));
  }

  private static ControlFile number(String name, int value) {
    return Node.shown(name, () -> String.valueOf(value));
  }

  /** {@code policy_capabilities}: 1 or 0 for each that there is. */
  Directory capabilities() {
    return new Directory(
        () ->
            IntStream.range(0, Policy.CAPABILITIES.size())
                .boxed()
                .collect(Collectors.toMap(Policy.CAPABILITIES::get, this::capability)));
  }

  private ControlFile capability(int number) {
    return Node.shown(
        Policy.CAPABILITIES.get(number),
        () -> {
          Policy policy = policy();
          return policy != null && policy.capabilities().get(number) ? "1" : "0";
        });
  }

  /** {@code initial_contexts}: what is labelled before anything else is. */
  Directory initialContexts() {
    Map<String, ControlFile> all = new TreeMap<>();
    INITIAL.forEach(name -> all.put(name, Node.shown(name, () -> initial(name))));
    return new Directory(() -> all);
  }

  private String initial(String name) {
    return state.server().text(InitialSids.NAMES.indexOf(name) + 1) + '\0';
  }
}
