package org.gatehouse.itests.attack;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;

/** The plain calls on files. */
final class Direct {
  private Direct() {}

  static void make(Prey prey, Attempts attempts) {
    read(prey, attempts);
    look(prey, attempts);
    change(prey, attempts);
  }

  private static void read(Prey prey, Attempts attempts) {
    Path secret = prey.secret();
    attempts.read("FileInputStream", () -> new FileInputStream(prey.name()));
    attempts.read("Files.readString", () -> Files.readString(secret));
    attempts.read("Files.readAllLines", () -> Files.readAllLines(secret));
    attempts.read("Files.newInputStream", () -> Files.newInputStream(secret));
    attempts.read("RandomAccessFile", () -> new RandomAccessFile(prey.name(), "r").readLine());
    attempts.read("FileChannel", () -> content(FileChannel.open(secret)));
    attempts.read(
        "FileChannel.map",
        () -> {
          try (FileChannel channel = FileChannel.open(secret)) {
            ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            byte[] bytes = new byte[all.remaining()];
            all.get(bytes);
            return bytes;
          }
        });
  }

  static byte[] content(FileChannel channel) throws Exception {
    try (channel) {
      ByteBuffer all = ByteBuffer.allocate((int) channel.size());
      channel.read(all);
      return all.array();
    }
  }

  private static void look(Prey prey, Attempts attempts) {
    File file = prey.secretFile();
    attempts.touch("exists", file::exists);
    attempts.touch("size", () -> Files.size(prey.secret()) > 0);
    attempts.touch("list", () -> file.getParentFile().list().length > 0);
    attempts.act(
        "watch",
        () -> {
          try (var watch = prey.root().getFileSystem().newWatchService()) {
            return prey.secret()
                .getParent()
                .register(watch, StandardWatchEventKinds.ENTRY_CREATE)
                .isValid();
          }
        });
  }

  private static void change(Prey prey, Attempts attempts) {
    Path sibling = prey.secret().resolveSibling("other");
    attempts.act(
        "create",
        () -> {
          new FileOutputStream(sibling.toFile()).close();
          return true;
        });
    attempts.act("chmod", () -> sibling.toFile().setExecutable(true));
    attempts.act(
        "truncate",
        () -> {
          Files.newByteChannel(sibling, StandardOpenOption.WRITE).truncate(0).close();
          return true;
        });
    attempts.act("rename", () -> sibling.toFile().renameTo(new File(sibling + "2")));
    attempts.act("delete", () -> new File(sibling + "2").delete());
    attempts.read(
        "hard link", () -> Files.readString(Files.createLink(prey.fresh(), prey.secret())));
    attempts.read("copy", () -> Files.readString(Files.copy(prey.secret(), prey.fresh())));
  }
}
