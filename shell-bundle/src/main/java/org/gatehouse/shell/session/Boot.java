package org.gatehouse.shell.session;

import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * The end of the start: the framework has reached its run level. The host's gate raises it once the
 * stack is complete; if it never is, the host ends the run.
 */
public final class Boot {
  private static final String RUN_LEVEL = "gatehouse.level.run";
  private static final int DEFAULT_LEVEL = 10;

  private final BundleContext context;

  /** The boot of this framework. */
  public Boot(BundleContext context) {
    this.context = context;
  }

  /** Waits for it. */
  public void await() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED && isOver()) {
            reached.countDown();
          }
        };
    context.addFrameworkListener(listener);
    if (!isOver()) {
      reached.await();
    }
    context.removeFrameworkListener(listener);
  }

  private boolean isOver() {
    FrameworkStartLevel level =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
    return level.getStartLevel() >= runLevel();
  }

  private int runLevel() {
    String level = context.getProperty(RUN_LEVEL);
    return level == null ? DEFAULT_LEVEL : Integer.parseInt(level);
  }
}
