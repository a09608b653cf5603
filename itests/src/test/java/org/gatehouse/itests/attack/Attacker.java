package org.gatehouse.itests.attack;

import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Makes all attempts when it starts. */
public final class Attacker implements BundleActivator {
  private static final Map<String, Group> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("direct", Direct::make);
    GROUPS.put("network", Outside::connect);
    GROUPS.put("processes", Outside::run);
    GROUPS.put("reflection", Reflective::make);
    GROUPS.put("handles", Handles::handles);
    GROUPS.put("proxies of handles", Handles::proxies);
    GROUPS.put("lambdas", Handles::lambdas);
    GROUPS.put("deputies", Deputies::make);
    GROUPS.put("parsers", Parsers::parsers);
    GROUPS.put("archives", Parsers::archives);
    GROUPS.put("loaders", OwnLoaders::make);
    GROUPS.put("hidden classes", OwnLoaders::hidden);
    GROUPS.put("threads", OwnThreads::threads);
    GROUPS.put("ends", OwnThreads::ends);
    GROUPS.put("common pool", Pools::common);
    GROUPS.put("pool of another", Pools::ofOthers);
    GROUPS.put("virtual threads", Virtual::make);
    GROUPS.put("neighbours", Neighbours::look);
    GROUPS.put("neighbours disturbed", Neighbours::disturb);
    GROUPS.put("framework", FrameworkDeputies::make);
    GROUPS.put("shell", Shell::make);
    GROUPS.put("management", Management::make);
    GROUPS.put("raw", Raw::make);
    GROUPS.put("bridge", Raw::bridge);
    GROUPS.put("globals", Globals::make);
    GROUPS.put("gadgets", Gadgets::make);
    GROUPS.put("paths", OwnPaths::make);
    GROUPS.put("spelling", Spelling::make);
  }

  /** Makes its attempts. */
  @FunctionalInterface
  interface Group {
    void make(Prey prey, Attempts attempts) throws Exception;
  }

  @Override
  public void start(BundleContext context) {
    Prey prey = Prey.of(context);
    GROUPS.forEach((name, group) -> new Attempts(name).all(group, prey));
    System.out.println("attempts end");
  }

  @Override
  public void stop(BundleContext context) {}
}
