package org.gatehouse.selinux;

import java.io.IOException;
import java.util.List;
import org.gatehouse.selinux.tool.SelinuxTool;

/** The command line's tool alone in a JVM. */
public final class SelinuxRun {
  private SelinuxRun() {}

  /** The words behind {@code gatehouse policy}, but for {@code selinux}. */
  public static void main(String[] arguments) throws IOException {
    System.exit(new SelinuxTool().run(List.of(arguments), System.in, System.out));
  }
}
