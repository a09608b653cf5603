package org.gatehouse.lsm.internal.osgi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.internal.host.Host;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Stands between the policy level and the application bundles: lets them start when every required
 * module is enabled, and ends the JVM when one does not come.
 */
final class BootGate implements FrameworkListener {
  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final BundleContext context;
  private final Host host;
  private final Properties properties;

  BootGate(BundleContext context, Host host, Properties properties) {
    this.context = context;
    this.host = host;
    this.properties = properties;
  }

  void open() {
    context.addFrameworkListener(this);
  }

  void close() {
    context.removeFrameworkListener(this);
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      Thread thread = new Thread(this::pass, "gatehouse-boot");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void pass() {
    long end = System.nanoTime() + WAIT_NANOS;
    while (host.modules().isBooting() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    if (host.modules().isBooting()) {
      fail("required modules are not enabled: " + String.join(", ", host.modules().missing()));
    } else if (properties.applicationLevel() > 0) {
      raise(properties.applicationLevel());
    }
  }

  private void raise(int level) {
    FrameworkStartLevel levels = context.getBundle(0).adapt(FrameworkStartLevel.class);
    levels.setInitialBundleStartLevel(level);
    levels.setStartLevel(level);
  }

  private void fail(String reason) {
    host.reporter().tell(AuditEvent.Type.STACK, "boot", "", "", null, reason);
    host.audit().flush(1000);
    System.err.println("gatehouse: " + reason);
    ServiceReference<IntConsumer> exit = context.getServiceReference(IntConsumer.class);
    IntConsumer launcher = exit == null ? System::exit : context.getService(exit);
    (launcher == null ? (IntConsumer) System::exit : launcher).accept(1);
  }
}
