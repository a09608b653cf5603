package org.gatehouse.itests.module;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** An application that looks for services in every way there is, and says what it sees. */
public final class Watcher implements BundleActivator, ServiceListener {
  private static final String TYPE = Callable.class.getName();

  private String name;

  /** What the bundle says that sees the one service of others. */
  public static List<String> seen(String bundle) {
    return said(
        bundle,
        "event 1",
        "event 4",
        "one true",
        "some 1",
        "collection 1",
        "all 1",
        "of bundles 1");
  }

  /** What the bundle says that sees none of them. */
  public static List<String> hidden(String bundle) {
    return said(bundle, "one false", "some 0", "collection 0", "all 0", "of bundles 0");
  }

  private static List<String> said(String bundle, String... what) {
    return Stream.of(what).map(text -> "> " + bundle + " " + text).toList();
  }

  @Override
  public void start(BundleContext context) throws Exception {
    name = context.getBundle().getSymbolicName();
    context.addServiceListener(this, "(objectClass=" + TYPE + ")");
    Callable<String> own = () -> "mine";
    context.registerService(Callable.class, own, null).unregister();
    say("one " + (context.getServiceReference(Callable.class) != null));
    say("some " + count(context.getServiceReferences(TYPE, null)));
    say("collection " + context.getServiceReferences(Callable.class, null).size());
    say("all " + count(context.getAllServiceReferences(TYPE, null)));
    say("of bundles " + ofBundles(context));
    context.removeServiceListener(this);
  }

  @Override
  public void stop(BundleContext context) {}

  private void say(String what) {
    System.out.println("> " + name + " " + what);
  }

  private static int count(ServiceReference<?>[] seen) {
    return seen == null ? 0 : seen.length;
  }

  private static long ofBundles(BundleContext context) {
    return Stream.of(context.getBundles())
        .map(Bundle::getRegisteredServices)
        .flatMap(services -> services == null ? Stream.empty() : Stream.of(services))
        .filter(service -> ((String[]) service.getProperty("objectClass"))[0].equals(TYPE))
        .count();
  }

  @Override
  public void serviceChanged(ServiceEvent event) {
    say("event " + event.getType());
  }
}
