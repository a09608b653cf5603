package org.gatehouse.itests.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that says which files it may read; the header Peek has their names. */
public final class Peeker implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    StringBuilder read = new StringBuilder("peeked at");
    for (String file : context.getBundle().getHeaders("").get("Peek").split(",")) {
      read.append(' ').append(content(Path.of(file)));
    }
    System.out.println(read);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException | SecurityException e) {
      return "nothing";
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
