package org.gatehouse.host;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.framework.BundleException;

/** The entry point of {@code bin/gatehouse}. The exit status is 0 or 1; errors are one line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    try {
      return run(CommandLine.parse(args));
    } catch (RefusedException e) {
      return refuse(e.getMessage());
    } catch (IOException | BundleException e) {
      return refuse(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refuse("interrupted");
    }
  }

  private static int run(CommandLine line)
      throws RefusedException, IOException, BundleException, InterruptedException {
    return switch (line.action()) {
      case HELP -> say(Help.TEXT);
      case VERSION -> say("gatehouse " + Distribution.version());
      default -> launch(line);
    };
  }

  private static int launch(CommandLine line)
      throws RefusedException, IOException, BundleException, InterruptedException {
    Platform.require();
    Distribution distribution = new Distribution(home());
    try (State state = State.open(line, distribution)) {
      return new Launch(line, distribution, state).run();
    }
  }

  private static Path home() throws RefusedException {
    String home = System.getProperty("gatehouse.home");
    if (home == null) {
      throw new RefusedException("gatehouse.home is not set: start bin/gatehouse");
    }
    return Path.of(home);
  }

  private static int say(String text) {
    System.out.println(text);
    return 0;
  }

  private static int refuse(String message) {
    System.err.println("gatehouse: " + message);
    return 1;
  }
}
