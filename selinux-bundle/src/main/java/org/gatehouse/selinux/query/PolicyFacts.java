package org.gatehouse.selinux.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.policy.Labels;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.Symbol;
import org.gatehouse.selinux.policy.Symbols;
import org.gatehouse.selinux.policy.Type;
import org.gatehouse.selinux.server.ActivePolicy;
import org.gatehouse.selinux.server.InitialSids;

/** {@code seinfo}: what a policy has. */
public final class PolicyFacts {
  private static final List<String> KNOWN =
      List.of(
          "type",
          "attribute",
          "role",
          "user",
          "class",
          "bool",
          "sensitivity",
          "category",
          "permissive",
          "polcap",
          "initialsid",
          "expand");

  private final ActivePolicy active;
  private final Policy policy;
  private final Options options;
  private final List<String> lines = new ArrayList<>();

  private PolicyFacts(ActivePolicy active, Options options) {
    this.active = active;
    this.policy = active.policy();
    this.options = options;
  }

  /**
   * Statistics, or lists of what the options name; a value asks for one name, {@code --expand} for
   * the whole statement.
   *
   * @throws LsmException EINVAL for unknown options and names
   */
  public static List<String> run(ActivePolicy active, String line) {
    Options options = Options.parse(line, KNOWN);
    boolean lists = options.names().stream().anyMatch(name -> !name.equals("expand"));
    return lists
        ? new PolicyFacts(active, options).lists()
        : new Statistics(active.policy()).lines();
  }

  private List<String> lists() {
    Symbols<Type> types = policy.names().types();
    Statements statements = new Statements(active);
    list("type", "Types", types(types, false), statements::type);
    list("attribute", "Type Attributes", types(types, true), statements::attribute);
    list("role", "Roles", policy.names().roles().entries(), statements::role);
    list("user", "Users", policy.names().users().entries(), statements::user);
    list("class", "Classes", policy.names().classes().entries(), statements::objectClass);
    list("bool", "Booleans", policy.names().booleans().entries(), statements::bool);
    list(
        "sensitivity",
        "Sensitivities",
        policy.names().sensitivities().entries(),
        each -> "sensitivity " + each.name() + ";");
    list(
        "category",
        "Categories",
        policy.names().categories().entries(),
        each -> "category " + each.name() + ";");
    named("permissive", "Permissive Types", permissive());
    named("polcap", "Polcap", capabilities());
    named("initialsid", "Initial SIDs", initialSids());
    return lines;
  }

  private static List<Type> types(Symbols<Type> all, boolean attributes) {
    return all.entries().stream().filter(each -> each.isAttribute() == attributes).toList();
  }

  private <T extends Symbol> void list(
      String option, String title, List<T> all, Function<T, String> statement) {
    if (!options.has(option)) {
      return;
    }
    Map<String, String> found = new TreeMap<>();
    boolean whole = options.has("expand");
    all.stream()
        .filter(each -> !each.isAlias())
        .forEach(each -> found.put(each.name(), whole ? statement.apply(each) : each.name()));
    print(option, title, found);
  }

  private void named(String option, String title, Map<String, String> all) {
    if (options.has(option)) {
      print(option, title, all);
    }
  }

  private void print(String option, String title, Map<String, String> found) {
    options.value(option).ifPresent(name -> keep(option, name, found));
    lines.add("");
    lines.add(title + ": " + found.size());
    found.values().forEach(text -> lines.add("   " + text));
  }

  private static void keep(String option, String name, Map<String, String> found) {
    if (!found.containsKey(name)) {
      throw new LsmException(Errno.EINVAL, "no " + option + " " + name);
    }
    found.keySet().retainAll(List.of(name));
  }

  private Map<String, String> permissive() {
    Map<String, String> found = new TreeMap<>();
    policy
        .permissive()
        .forEach(
            value -> {
              String name = policy.names().types().name(value);
              found.put(name, options.has("expand") ? "permissive " + name + ";" : name);
            });
    return found;
  }

  private Map<String, String> capabilities() {
    Map<String, String> found = new TreeMap<>();
    policy
        .capabilities()
        .forEach(
            value -> {
              boolean known = value < Policy.CAPABILITIES.size();
              String name = known ? Policy.CAPABILITIES.get(value) : "unknown (" + value + ")";
              found.put(name, options.has("expand") ? "policycap " + name + ";" : name);
            });
    return found;
  }

  private Map<String, String> initialSids() {
    Map<String, String> found = new TreeMap<>();
    for (Labels.InitialSid each : policy.labels().initialSids()) {
      boolean known = each.sid() <= InitialSids.NAMES.size();
      String name = known ? InitialSids.NAMES.get(each.sid() - 1) : "sid" + each.sid();
      String statement = "sid " + name + " " + active.format(each.context());
      found.put(name, options.has("expand") ? statement : name);
    }
    return found;
  }
}
