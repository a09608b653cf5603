package org.gatehouse.itests.module;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/** An application that wants to change the classes of all others, openly and then by a trick. */
public final class Weaver implements BundleActivator, WeavingHook, Runnable {
  /** Properties that give the service another name while the framework reads them. */
  private static final class Swap extends Hashtable<String, Object> {
    private static final long serialVersionUID = 1;

    private final String[] names;

    Swap(String[] names) {
      this.names = names;
    }

    @Override
    public Enumeration<String> keys() {
      names[0] = WeavingHook.class.getName();
      return Collections.emptyEnumeration();
    }
  }

  @Override
  public void start(BundleContext context) {
    try {
      context.registerService(WeavingHook.class, this, null);
      System.out.println("> woven");
    } catch (SecurityException e) {
      System.out.println("> weaver: SecurityException " + e.getMessage());
    }
    String[] names = {Runnable.class.getName()};
    ServiceRegistration<?> tricked = context.registerService(names, this, new Swap(names));
    String[] registered = (String[]) tricked.getReference().getProperty("objectClass");
    System.out.println("> swapped " + names[0] + ", registered " + registered[0]);
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public void run() {}

  @Override
  public void weave(WovenClass woven) {
    System.out.println("> wove");
  }
}
