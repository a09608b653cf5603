package org.gatehouse.itests.attack;

import java.net.ProxySelector;
import java.security.Security;
import java.util.Properties;

/** Properties, the environment, and what else the whole JVM shares. */
final class Globals {
  private Globals() {}

  static void make(Prey prey, Attempts attempts) {
    attempts.act("a property", () -> System.getProperty("java.home") != null);
    attempts.act("all properties", () -> System.getProperties().containsKey("java.home"));
    attempts.act(
        "a property as a number", () -> Integer.getInteger("java.specification.version") > 0);
    attempts.act("a property as a flag", () -> !Boolean.getBoolean("java.home"));
    attempts.act("to set a property", () -> System.setProperty("test.attack", "1") == null);
    attempts.act("to clear a property", () -> System.clearProperty("test.attack") != null);
    attempts.act(
        "to set all",
        () -> {
          System.setProperties(new Properties(System.getProperties()));
          return true;
        });
    attempts.act("a variable", () -> System.getenv("PATH") != null);
    attempts.act("all variables", () -> System.getenv().containsKey("PATH"));
    attempts.act(
        "variables of a process", () -> new ProcessBuilder("x").environment().containsKey("PATH"));
    attempts.act("a security property", () -> Security.getProperty("keystore.type") != null);
    attempts.act(
        "to set a security property",
        () -> {
          Security.setProperty("test.attack", "1");
          return true;
        });
    attempts.act(
        "to set the output",
        () -> {
          System.setErr(System.err);
          return true;
        });
    attempts.act(
        "to set the proxies",
        () -> {
          ProxySelector.setDefault(ProxySelector.getDefault());
          return true;
        });
    attempts.act(
        "to set what happens to exceptions",
        () -> {
          Thread.setDefaultUncaughtExceptionHandler(null);
          return true;
        });
  }
}
