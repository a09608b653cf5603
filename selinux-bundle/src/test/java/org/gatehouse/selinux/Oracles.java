package org.gatehouse.selinux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tukaani.xz.XZInputStream;

/** Debian's policy and the answers of a running kernel, beside the checkout. */
public final class Oracles {
  /** The policy, version 33. */
  public static final String POLICY = "policy.33.default-mcs";

  private Oracles() {}

  /** The content of a packed file. */
  public static byte[] bytes(String name) {
    Path path = Path.of(System.getProperty("gatehouse.shared"), "oracles/selinux", name + ".xz");
    try (InputStream in = new XZInputStream(Files.newInputStream(path))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same content in a file of its own. */
  public static String unpacked(Path folder, String name) throws IOException {
    return Files.write(folder.resolve(name), bytes(name)).toString();
  }
}
