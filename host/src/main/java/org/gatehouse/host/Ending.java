package org.gatehouse.host;

import java.io.IOException;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;

/**
 * The end of a run, by its own will or by a signal: the framework is stopped within a bound, then a
 * temporary state folder goes away. Whoever comes first does it.
 */
final class Ending {
  private final Framework framework;
  private final State state;
  private final long millis;
  private boolean done; // guarded by this
  private boolean clean; // guarded by this

  Ending(Framework framework, State state, long millis) {
    this.framework = framework;
    this.state = state;
    this.millis = millis;
  }

  /** Ends the run; false if that failed, which is then said on standard error. */
  synchronized boolean finish() {
    if (!done) {
      done = true;
      clean = stop();
    }
    return clean;
  }

  private boolean stop() {
    try {
      framework.stop();
      boolean stopped = framework.waitForStop(millis).getType() != FrameworkEvent.WAIT_TIMEDOUT;
      state.close();
      return stopped || complain("the framework did not stop within " + millis / 1000 + " s");
    } catch (BundleException | IOException e) {
      return complain(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return complain("interrupted while the framework stopped");
    }
  }

  private static boolean complain(String message) {
    System.err.println("gatehouse: " + message);
    return false;
  }
}
