package org.gatehouse.itests.confined;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.apache.commons.io.FileUtils;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that has Commons IO handle its files. */
public final class Filing implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    String scope = context.getBundle().getHeaders("").get("Scope");
    Commands.offer(context, this, scope, "write", "read", "copy", "count", "names", "delete");
  }

  @Override
  public void stop(BundleContext context) {}

  /** Writes a text to a file, and makes its directory. */
  public String write(String file, String text) throws IOException {
    FileUtils.writeStringToFile(new File(file), text, StandardCharsets.UTF_8);
    return "written";
  }

  /** Reads a file. */
  public String read(String file) throws IOException {
    return "read: " + FileUtils.readFileToString(new File(file), StandardCharsets.UTF_8);
  }

  /** Copies a file. */
  public String copy(String from, String to) throws IOException {
    FileUtils.copyFile(new File(from), new File(to));
    return "copied";
  }

  /** Counts the files below a directory. */
  public String count(String directory) {
    Collection<File> files = FileUtils.listFiles(new File(directory), null, true);
    return "files: " + files.size();
  }

  /** Names what is in a directory, without the library. */
  public String names(String directory) {
    return "names: " + Arrays.toString(new File(directory).list());
  }

  /** Deletes a directory and all below it. */
  public String delete(String directory) throws IOException {
    FileUtils.deleteDirectory(new File(directory));
    return "deleted";
  }
}
