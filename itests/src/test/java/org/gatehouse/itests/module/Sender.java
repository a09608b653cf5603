package org.gatehouse.itests.module;

import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** An application that sends events, and says how it went. */
public final class Sender implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    EventAdmin admin = context.getService(context.getServiceReference(EventAdmin.class));
    for (String topic : new String[] {"open/SENT", "forbidden/SENT", "private/SENT"}) {
      say(topic, () -> admin.sendEvent(new Event(topic, Map.of())));
    }
    say("forbidden/POSTED", () -> admin.postEvent(new Event("forbidden/POSTED", Map.of())));
  }

  @Override
  public void stop(BundleContext context) {}

  private static void say(String what, Runnable attempt) {
    try {
      attempt.run();
    } catch (SecurityException e) {
      System.out.println("> " + what + ": " + e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }
}
