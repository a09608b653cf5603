package org.gatehouse.smack;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gatehouse.lsm.module.PolicyFiles;
import org.gatehouse.smack.policy.RuleFile;
import org.gatehouse.smack.policy.RuleFileException;
import org.gatehouse.smack.policy.RuleSet;
import org.gatehouse.smack.policy.Smack;

/**
 * Rules and settings while the module's bundle is updated, in a file of the bundle. It counts for
 * the JVM that wrote it only: as in Linux, nothing that was loaded outlives the system.
 */
record KeptState(Path file) {
  private static final String JVM = "jvm";
  private static final String RULES = "rules";

  /** Keeps what is in force. */
  void save(Smack smack) throws IOException {
    Properties kept = new Properties();
    kept.setProperty(JVM, jvm());
    kept.setProperty(RULES, smack.book().show());
    kept.setProperty("onlycap", smack.showOnlycap());
    kept.setProperty("ambient", smack.ambient().text());
    kept.setProperty("unconfined", String.valueOf(smack.unconfined()));
    kept.setProperty("syslog", String.valueOf(smack.syslog()));
    kept.setProperty("ptrace", String.valueOf(smack.ptrace().get()));
    kept.setProperty("logging", String.valueOf(smack.logging().get()));
    kept.setProperty("netlabel", smack.netlabel().show());
    kept.setProperty("ipv6host", smack.ipv6host().show());
    StringWriter text = new StringWriter();
    kept.store(text, null);
    Files.deleteIfExists(file); // of an earlier update; it must not come back if this one is lost
    PolicyFiles.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Puts what was kept in force; false where nothing was, by this JVM. */
  boolean restore(Smack smack) throws IOException, RuleFileException {
    Properties kept = new Properties();
    if (!Files.exists(file)) {
      return false;
    }
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      kept.load(in);
    }
    Files.delete(file);
    boolean mine = jvm().equals(kept.getProperty(JVM));
    if (mine) {
      restore(smack, kept);
    }
    return mine;
  }

  private static void restore(Smack smack, Properties kept) throws RuleFileException {
    RuleSet.Editor rules = RuleSet.EMPTY.edit();
    new RuleFile(smack.labels()).read(kept.getProperty(RULES, "")).forEach(rules::set);
    smack.book().swap(rules.done());
    smack.writeOnlycap(kept.getProperty("onlycap", ""));
    smack.writeAmbient(kept.getProperty("ambient", "_"));
    smack.ptrace().write(kept.getProperty("ptrace", "0"));
    smack.logging().write(kept.getProperty("logging", "1"));
    kept.getProperty("netlabel", "").lines().forEach(smack.netlabel()::write);
    kept.getProperty("ipv6host", "").lines().forEach(smack.ipv6host()::write);
    restoreLabels(smack, kept);
  }

  private static void restoreLabels(Smack smack, Properties kept) {
    String unconfined = kept.getProperty("unconfined", "null");
    String syslog = kept.getProperty("syslog", "null");
    if (!unconfined.equals("null")) {
      smack.writeUnconfined(unconfined);
    }
    if (!syslog.equals("null")) {
      smack.writeSyslog(syslog);
    }
  }

  private static String jvm() {
    ProcessHandle self = ProcessHandle.current();
    return self.pid() + " " + self.info().startInstant().map(Object::toString).orElse("");
  }
}
