package org.gatehouse.lsm.internal.osgi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.gatehouse.lsm.audit.AuditEvent;
import org.gatehouse.lsm.internal.host.Host;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Stands between the policy level and the application bundles: lets them start when every required
 * module is enabled, and ends the JVM when one does not come. A permissive start, which is for
 * recovery, goes on without.
 */
final class BootGate implements FrameworkListener {
  private final BundleContext context;
  private final Bundle system;
  private final Host host;
  private final int applicationLevel;
  private final long waitNanos;
  private final boolean permissive;
  private volatile boolean closed;

  BootGate(BundleContext context, Host host, Properties properties) {
    this.context = context;
    this.system = context.getBundle(0);
    this.host = host;
    this.applicationLevel = properties.applicationLevel();
    this.permissive = properties.permissive();
    this.waitNanos = TimeUnit.SECONDS.toNanos(properties.requiredSeconds());
  }

  void open() {
    context.addFrameworkListener(this);
  }

  void close() {
    closed = true;
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
    long end = System.nanoTime() + waitNanos;
    while (host.modules().isBooting() && !closed && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    if (!closed) {
      decide();
    }
  }

  private void decide() {
    if (host.modules().isBooting() && !permissive) {
      fail("required modules are not enabled: " + String.join(", ", host.modules().missing()));
      return;
    }
    host.modules().endBoot();
    if (applicationLevel > 0) {
      raise(applicationLevel);
    }
  }

  private void raise(int level) {
    FrameworkStartLevel levels = system.adapt(FrameworkStartLevel.class);
    levels.setInitialBundleStartLevel(level);
    levels.setStartLevel(level);
  }

  private void fail(String reason) {
    host.reporter().tell(AuditEvent.Type.STACK, "boot", "", "", null, reason);
    host.audit().flush(1000);
    System.err.println("gatehouse: " + reason);
    launcher().accept(1);
  }

  /** The launcher's own way out; nobody else's service of that type is asked. */
  private IntConsumer launcher() {
    ServiceReference<?>[] offered = system.getRegisteredServices();
    return Stream.of(offered == null ? new ServiceReference<?>[0] : offered)
        .filter(r -> Boolean.TRUE.equals(r.getProperty("gatehouse.exit")))
        .map(context::getService)
        .filter(IntConsumer.class::isInstance)
        .map(IntConsumer.class::cast)
        .findFirst()
        .orElse(System::exit);
  }
}
