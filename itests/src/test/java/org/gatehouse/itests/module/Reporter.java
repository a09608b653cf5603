package org.gatehouse.itests.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that reads a file, and tries to write it; the header Report says which. */
public final class Reporter implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Path file = Path.of(context.getBundle().getHeaders("").get("Report"));
    try {
      System.out.println("report read " + (Files.readAllBytes(file).length > 0));
    } catch (IOException | SecurityException e) {
      System.out.println("report not read: " + e.getMessage());
    }
    try {
      Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
      System.out.println("report wrote");
    } catch (IOException | SecurityException e) {
      System.out.println("report not wrote: " + e.getMessage());
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
