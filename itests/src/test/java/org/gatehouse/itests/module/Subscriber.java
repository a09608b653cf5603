package org.gatehouse.itests.module;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** An application that says what events it gets, with a handler for each kind. */
public final class Subscriber implements BundleActivator, EventHandler {
  private String name;

  @Override
  public void start(BundleContext context) {
    name = context.getBundle().getSymbolicName();
    for (String topic : new String[] {"open/*", "forbidden/*", "private/*"}) {
      Dictionary<String, Object> properties = new Hashtable<>();
      properties.put(EventConstants.EVENT_TOPIC, topic);
      context.registerService(EventHandler.class, this, properties);
    }
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public void handleEvent(Event event) {
    System.out.println("> " + name + " got " + event.getTopic());
  }
}
