package org.gatehouse.lsm.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a module offers to {@code gatehouse policy}: checks and decisions without a framework.
 *
 * <p>Found with {@link java.util.ServiceLoader} in the module's jar. Tables are TAB-separated bytes
 * (ISO-8859-1) without quoting; the first line names the columns.
 */
@ConsumerType
public interface PolicyTool {
  /** The module's name. */
  String name();

  /**
   * Runs one command.
   *
   * @param arguments the verb ({@code check}, {@code eval}, {@code transcript}), then its arguments
   * @param in what {@code -} means
   * @return the exit status, 0 or 1
   * @throws org.gatehouse.lsm.hook.LsmException for bad input, with a line that names it
   */
  int run(List<String> arguments, InputStream in, PrintStream out) throws IOException;
}
