package org.gatehouse.selinux.module;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.SelinuxState;

/**
 * Policy, booleans and mode while the module's bundle is updated, in files of the bundle. They
 * count for the JVM that wrote them only: as in Linux, nothing that was loaded outlives the system.
 */
record KeptState(Path file) {
  private static final String JVM = "jvm";
  private static final String ENFORCING = "enforcing";
  private static final String BOOLEAN = "boolean.";

  private Path policy() {
    return file.resolveSibling(file.getFileName() + ".policy");
  }

  /** Keeps what is in force. */
  void save(SelinuxState state) throws IOException {
    Properties kept = new Properties();
    kept.setProperty(JVM, jvm());
    kept.setProperty(ENFORCING, String.valueOf(state.isEnforcing()));
    state.booleans().forEach((name, on) -> kept.setProperty(BOOLEAN + name, String.valueOf(on)));
    Files.write(policy(), state.policy());
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      kept.store(out, null);
    }
  }

  /** Puts what was kept in force; false where nothing was, by this JVM. */
  boolean restore(SelinuxState state) throws IOException {
    Properties kept = new Properties();
    if (!Files.exists(file) || !Files.exists(policy())) {
      return false;
    }
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      kept.load(in);
    }
    byte[] policy = Files.readAllBytes(policy());
    Files.delete(file);
    Files.delete(policy());
    boolean mine = jvm().equals(kept.getProperty(JVM));
    if (mine) {
      restore(state, policy, kept);
    }
    return mine;
  }

  /** The mode first: a policy that is enforced less than before is never in force. */
  private static void restore(SelinuxState state, byte[] policy, Properties kept)
      throws LsmException {
    state.setEnforcing(!"false".equals(kept.getProperty(ENFORCING)));
    state.load(policy);
    kept.stringPropertyNames().stream()
        .filter(key -> key.startsWith(BOOLEAN))
        .forEach(
            key ->
                state.pend(key.substring(BOOLEAN.length()), "true".equals(kept.getProperty(key))));
    state.commit();
  }

  private static String jvm() {
    ProcessHandle self = ProcessHandle.current();
    return self.pid() + " " + self.info().startInstant().map(Object::toString).orElse("");
  }
}
