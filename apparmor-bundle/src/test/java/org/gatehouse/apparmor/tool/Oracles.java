package org.gatehouse.apparmor.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tukaani.xz.XZInputStream;

/** Reads the packed files of the oracles. */
public final class Oracles {
  private static final int BLOCK = 512;

  private Oracles() {}

  private static InputStream open(String name) throws IOException {
    Path path = Path.of(System.getProperty("gatehouse.shared"), "oracles", "apparmor", name);
    return new XZInputStream(Files.newInputStream(path));
  }

  /** A table, a byte in each character. */
  public static String table(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Unpacks the plain files and directories of a tar archive. */
  public static void unpack(String name, Path root) throws IOException {
    byte[] tar;
    try (InputStream in = open(name)) {
      tar = in.readAllBytes();
    }
    for (int at = 0; at < tar.length && tar[at] != 0; ) {
      int size = Integer.parseInt(field(tar, at + 124, 12).strip(), 8);
      String prefix = field(tar, at + 345, 155);
      String member = (prefix.isEmpty() ? "" : prefix + "/") + field(tar, at, 100);
      Path target = root.resolve(member).normalize();
      if (!target.startsWith(root)) {
        throw new IOException(name + " has a member outside: " + member);
      }
      write(target, tar[at + 156], tar, at + BLOCK, size);
      at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
    }
  }

  private static void write(Path target, byte type, byte[] tar, int at, int size)
      throws IOException {
    if (type == '5') {
      Files.createDirectories(target);
      return;
    }
    if (type != '0' && type != 0) {
      throw new IOException(target + " is of type " + (char) type);
    }
    Files.createDirectories(target.getParent());
    Files.write(target, Arrays.copyOfRange(tar, at, at + size));
  }

  private static String field(byte[] tar, int at, int length) {
    String text = new String(tar, at, length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }
}
