package org.gatehouse.itests.module;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** An application that wants to know and to change configurations, and says how it went. */
public final class Applicant implements BundleActivator {
  /** What it says where nobody denies anything. */
  public static final List<String> DONE =
      List.of(
          "> list: open.one,secret.one",
          "> get secret: secret.one",
          "> get open: 0",
          "> factory: true",
          "> named: secret.factory~x",
          "> update: done",
          "> update if different: true",
          "> bind: done",
          "> lock: done",
          "> delete: done",
          "> written: open.late,secret.one");

  /** What it says under Clerk. */
  public static final List<String> DENIED =
      List.of(
          "> list: open.one",
          "> get secret: SecurityException configuration_read",
          "> get open: 0",
          "> factory: SecurityException configuration_read",
          "> named: SecurityException configuration_read",
          "> update: SecurityException configuration_write",
          "> update if different: SecurityException configuration_write",
          "> bind: SecurityException configuration_write",
          "> lock: SecurityException configuration_write",
          "> delete: SecurityException configuration_write",
          "> written: open.late,open.one");

  private static final String MINE = "(|(service.pid=secret.*)(service.pid=open.*))";

  private ConfigurationAdmin admin;

  @Override
  public void start(BundleContext context) throws Exception {
    admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
    say("list", this::list);
    say("get secret", () -> admin.getConfiguration("secret.one", null).getPid());
    say("get open", () -> open().getProperties().get("a"));
    say(
        "factory",
        () ->
            admin
                .createFactoryConfiguration("secret.factory", null)
                .getPid()
                .startsWith("secret.factory"));
    say("named", () -> admin.getFactoryConfiguration("secret.factory", "x", null).getPid());
    say("update", () -> update(open()));
    say("update if different", () -> open().updateIfDifferent(properties("other")));
    say("bind", () -> bind(open()));
    say("lock", () -> lock(open()));
    say("delete", () -> delete(open()));
    say("written", () -> written(Path.of(context.getProperty("felix.fileinstall.dir"))));
  }

  @Override
  public void stop(BundleContext context) {}

  private static void say(String what, Callable<?> attempt) {
    try {
      System.out.println("> " + what + ": " + attempt.call());
    } catch (Exception e) {
      System.out.println("> " + what + ": " + e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  private String list() throws Exception {
    Configuration[] seen = admin.listConfigurations(MINE);
    return seen == null
        ? "nothing"
        : Arrays.stream(seen).map(Configuration::getPid).sorted().collect(Collectors.joining(","));
  }

  private Configuration open() throws Exception {
    return admin.getConfiguration("open.one", null);
  }

  private static Dictionary<String, Object> properties(String what) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("a", what);
    return properties;
  }

  private static String update(Configuration configuration) throws Exception {
    configuration.update(properties("new"));
    return "done";
  }

  private static String delete(Configuration configuration) throws Exception {
    configuration.delete();
    return "done";
  }

  private static String bind(Configuration configuration) {
    configuration.setBundleLocation("file:/evil");
    return "done";
  }

  private static String lock(Configuration configuration) throws Exception {
    configuration.addAttributes(Configuration.ConfigurationAttribute.READ_ONLY);
    return "done";
  }

  /** FileInstall still takes what the administrator writes. */
  private String written(Path etc) throws Exception {
    Files.writeString(etc.resolve("open.late.cfg"), "a = 1\n");
    for (int i = 0; i < 100 && !isThere(); i++) {
      Thread.sleep(100);
    }
    return list();
  }

  private boolean isThere() throws Exception {
    try {
      return admin.listConfigurations("(service.pid=open.late)") != null;
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
