package org.gatehouse.lsm.internal.osgi;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.audit.AuditFile;
import org.osgi.framework.BundleContext;

/**
 * The framework properties that the host reads: what must be known before ConfigurationAdmin is
 * there.
 *
 * <p>{@code lsm}, {@code security} and {@code required} work as on a kernel's command line and go
 * before the file {@code etc/org.gatehouse.lsm.stacker.cfg} of {@code felix.fileinstall.dir}, which
 * is read here too so that the first modules are admitted by it.
 */
final class Properties {
  private static final int AUDIT_BYTES = 10_000_000;
  private static final int AUDIT_FILES = 5;
  private static final List<String> LISTS = List.of("lsm", "security", "required");

  private final BundleContext context;
  private final List<String> complaints = new ArrayList<>();

  Properties(BundleContext context) {
    this.context = context;
  }

  /** What was bad and left out, one line each. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private String get(String key, String otherwise) {
    String value = context.getProperty(key);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  /** Whether modules may come late. */
  boolean loadable() {
    return !get("gatehouse.loadable", "true").equals("false");
  }

  /** Recovery: every denial is allowed and audited. The launcher sets it. */
  boolean permissive() {
    return get("gatehouse.permissive", "false").equals("true");
  }

  /** Whether what cannot be recorded is denied, {@code deny}, or lost and counted, {@code drop}. */
  boolean denyUnrecorded() {
    String choice = get("gatehouse.audit.unwritable", "drop");
    if (!List.of("deny", "drop").contains(choice)) {
      complaints.add("gatehouse.audit.unwritable=" + choice + " is not deny or drop: deny");
    }
    return !choice.equals("drop");
  }

  /** Whether read sections are {@code asymmetric} instead of {@code provable}. */
  boolean asymmetric() {
    String choice = get("gatehouse.rcu", "provable");
    if (!List.of("asymmetric", "provable").contains(choice)) {
      complaints.add("gatehouse.rcu=" + choice + " is not asymmetric or provable: provable");
    }
    return choice.equals("asymmetric");
  }

  int auditCapacity() {
    return 8192;
  }

  /** The level at which application bundles start; 0 where no launcher set one. */
  int applicationLevel() {
    return number("gatehouse.level.run", 0);
  }

  /** The level at which the required modules must be enabled; 0 where no launcher set one. */
  int policyLevel() {
    return number("gatehouse.level.policy", 0);
  }

  /** How many seconds the boot waits for the required modules. */
  int requiredSeconds() {
    return number("gatehouse.required.seconds", 10);
  }

  private int number(String key, int otherwise) {
    String value = get(key, "");
    return value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : otherwise;
  }

  AuditFile auditFile() throws IOException {
    String state = get("gatehouse.state", "");
    Path path = state.isEmpty() ? context.getDataFile("audit").toPath() : Path.of(state, "audit");
    return new AuditFile(path, AUDIT_BYTES, AUDIT_FILES);
  }

  /**
   * The configuration to start with. Where it is bad there is a complaint, and only the lists of
   * modules and the names are taken, so that a slip elsewhere does not lower {@code required}; a
   * malformed name is then nobody's.
   */
  ConfigReader.Result first() {
    Map<String, String> values = new HashMap<>(fromFile());
    values.putAll(commandLine());
    try {
      return read(values);
    } catch (LsmException e) {
      complaints.add("only the lists of modules and names are taken: " + e.getMessage());
      NameBindings names = NameBindings.closed(ConfigReader.list(values, "names"));
      values.keySet().retainAll(LISTS);
      return new ConfigReader.Result(read(values).config(), names, List.of());
    }
  }

  /** The lists of modules that framework properties give; they go before any file. */
  Map<String, String> commandLine() {
    Map<String, String> given = new HashMap<>();
    for (String key : LISTS) {
      String value = get(key, "");
      if (!value.isEmpty()) {
        given.put(key, value);
      }
    }
    return given;
  }

  private ConfigReader.Result read(Map<String, String> values) {
    ConfigReader.Result result = ConfigReader.read(values);
    complaints.addAll(result.warnings());
    return result;
  }

  private Map<String, String> fromFile() {
    Path file = Path.of(get("felix.fileinstall.dir", "etc")).resolve(StackerConfig.PID + ".cfg");
    Map<String, String> values = new HashMap<>();
    if (!Files.isRegularFile(file)) {
      return values;
    }
    java.util.Properties read = new java.util.Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      read.load(in);
    } catch (IOException | IllegalArgumentException e) {
      complaints.add("cannot read " + file + ": " + e);
    }
    read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key)));
    return values;
  }
}
