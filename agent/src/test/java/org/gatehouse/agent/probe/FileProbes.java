package org.gatehouse.agent.probe;

import static org.gatehouse.bridge.Operation.FILE_ACCESS;
import static org.gatehouse.bridge.Operation.FILE_CHMOD;
import static org.gatehouse.bridge.Operation.FILE_LINK;
import static org.gatehouse.bridge.Operation.FILE_LIST;
import static org.gatehouse.bridge.Operation.FILE_LOCK;
import static org.gatehouse.bridge.Operation.FILE_MKDIR;
import static org.gatehouse.bridge.Operation.FILE_MKNOD;
import static org.gatehouse.bridge.Operation.FILE_MMAP;
import static org.gatehouse.bridge.Operation.FILE_OPEN;
import static org.gatehouse.bridge.Operation.FILE_OPENED;
import static org.gatehouse.bridge.Operation.FILE_READLINK;
import static org.gatehouse.bridge.Operation.FILE_RENAME;
import static org.gatehouse.bridge.Operation.FILE_RMDIR;
import static org.gatehouse.bridge.Operation.FILE_STAT;
import static org.gatehouse.bridge.Operation.FILE_STATFS;
import static org.gatehouse.bridge.Operation.FILE_SYMLINK;
import static org.gatehouse.bridge.Operation.FILE_TRUNCATE;
import static org.gatehouse.bridge.Operation.FILE_UNLINK;
import static org.gatehouse.bridge.Operation.FILE_UTIMES;
import static org.gatehouse.bridge.Operation.FILE_WATCH;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gatehouse.bridge.Operation;

/** Files, directly and through what the JDK does for others. */
final class FileProbes {
  private static final String NOT_FOUND = "FileNotFoundException";
  private static final String DENIED = "AccessDeniedException";

  private final List<Probe> probes;
  private final Path there;
  private final Path directory;
  private final Path fresh;

  private FileProbes(List<Probe> probes, Path folder) throws IOException {
    this.probes = probes;
    this.there = Files.writeString(folder.resolve("there.xml"), "<a/>");
    this.directory = folder;
    this.fresh = folder.resolve("fresh");
  }

  static void add(List<Probe> probes, Path folder) throws IOException {
    FileProbes files = new FileProbes(probes, folder);
    files.streams();
    files.deputies();
    files.channels();
    files.names();
    files.attributes();
  }

  private void add(String name, Operation operation, String denial, Callable<?> action) {
    probes.add(new Probe(name, operation, denial, action));
  }

  private void streams() {
    File file = there.toFile();
    add("FileInputStream", FILE_OPEN, NOT_FOUND, () -> closed(new FileInputStream(file)));
    add("FileInputStream, late", FILE_OPENED, NOT_FOUND, () -> closed(new FileInputStream(file)));
    add("FileOutputStream", FILE_OPEN, NOT_FOUND, () -> closed(new FileOutputStream(file, true)));
    add("RandomAccessFile", FILE_OPEN, NOT_FOUND, () -> closed(new RandomAccessFile(file, "rw")));
    add(
        "FileInputStream by method handle",
        FILE_OPEN,
        NOT_FOUND,
        () -> {
          MethodType type = MethodType.methodType(void.class, String.class);
          var open = MethodHandles.lookup().findConstructor(FileInputStream.class, type);
          try {
            return closed((FileInputStream) open.invoke(file.toString()));
          } catch (Throwable t) {
            throw (Exception) t;
          }
        });
  }

  private void deputies() {
    File file = there.toFile();
    add("PrintWriter", FILE_OPEN, NOT_FOUND, () -> closed(new PrintWriter(fresh.toString())));
    add("FileReader", FILE_OPEN, NOT_FOUND, () -> closed(new FileReader(file)));
    add("Scanner", FILE_OPEN, NOT_FOUND, () -> closed(new Scanner(file)));
    add("file: URL", FILE_OPEN, NOT_FOUND, () -> closed(there.toUri().toURL().openStream()));
    add(
        "DocumentBuilder",
        FILE_OPEN,
        NOT_FOUND,
        () -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file));
    Path zip = directory.resolve("there.zip");
    add(
        "ZipFile",
        FILE_OPEN,
        NOT_FOUND,
        () -> {
          if (!Files.exists(zip)) {
            new ZipOutputStream(new FileOutputStream(zip.toFile())).close();
          }
          return closed(new ZipFile(zip.toFile()));
        });
  }

  private void channels() {
    add("Files.readString", FILE_OPEN, DENIED, () -> Files.readString(there));
    add("Files.readString, late", FILE_OPENED, DENIED, () -> Files.readString(there));
    add("FileChannel", FILE_OPEN, DENIED, () -> closed(FileChannel.open(there)));
    add(
        "AsynchronousFileChannel",
        FILE_OPEN,
        DENIED,
        () -> closed(AsynchronousFileChannel.open(there)));
    add("Files.copy", FILE_OPEN, DENIED, () -> Files.copy(there, fresh("copy")));
    add(
        "SecureDirectoryStream",
        FILE_OPEN,
        DENIED,
        () -> {
          try (var stream = (SecureDirectoryStream<Path>) Files.newDirectoryStream(directory)) {
            return closed(stream.newByteChannel(there.getFileName(), Set.of()));
          }
        });
    add("FileChannel.map", FILE_MMAP, "IOException", () -> withChannel(c -> mapped(c)));
    add("FileChannel.lock", FILE_LOCK, "IOException", () -> withChannel(c -> closed(c.lock())));
    add(
        "FileChannel.truncate",
        FILE_TRUNCATE,
        "IOException",
        () -> withChannel(c -> c.truncate(2)));
  }

  private static Object mapped(FileChannel channel) throws IOException {
    return channel.map(MapMode.READ_ONLY, 0, 1).capacity();
  }

  private interface Use {
    Object of(FileChannel channel) throws Exception;
  }

  private Object withChannel(Use use) throws Exception {
    Path file = Files.writeString(directory.resolve("channel"), "text");
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return use.of(channel);
    }
  }

  private void names() {
    add("Files.createDirectory", FILE_MKDIR, DENIED, () -> Files.createDirectory(fresh("dir")));
    add("File.mkdir", FILE_MKDIR, "=false", () -> fresh("dir").toFile().mkdir());
    add("File.createNewFile", FILE_MKNOD, "IOException", () -> fresh("f").toFile().createNewFile());
    String made = "f" + Recorder.AGAIN;
    add(
        "File.createNewFile again",
        FILE_MKNOD,
        "=false",
        () -> fresh(made).toFile().createNewFile());
    add("Files.delete", FILE_UNLINK, DENIED, () -> delete(made("gone")));
    add("File.delete", FILE_UNLINK, "=false", () -> made("gone").toFile().delete());
    add(
        "Files.delete of a directory",
        FILE_RMDIR,
        DENIED,
        () -> delete(Files.createDirectories(directory.resolve("gone.d"))));
    add("Files.move", FILE_RENAME, DENIED, () -> Files.move(made("from"), fresh("to")));
    add(
        "File.renameTo",
        FILE_RENAME,
        "=false",
        () -> made("from").toFile().renameTo(fresh("to").toFile()));
    add("Files.createLink", FILE_LINK, DENIED, () -> Files.createLink(fresh("link"), there));
    add(
        "Files.createSymbolicLink",
        FILE_SYMLINK,
        DENIED,
        () -> Files.createSymbolicLink(fresh("sym"), there));
    Path link = directory.resolve("link.there");
    add(
        "Files.readSymbolicLink",
        FILE_READLINK,
        DENIED,
        () -> {
          if (!Files.isSymbolicLink(link)) {
            Files.createSymbolicLink(link, there);
          }
          return Files.readSymbolicLink(link);
        });
    add("Files.list", FILE_OPEN, DENIED, () -> closed(Files.list(directory)));
    add("File.list", FILE_LIST, "=null", () -> directory.toFile().list());
    add(
        "WatchService",
        FILE_WATCH,
        DENIED,
        () -> {
          try (var watcher = FileSystems.getDefault().newWatchService()) {
            return directory.register(watcher, StandardWatchEventKinds.ENTRY_CREATE);
          }
        });
  }

  private void attributes() {
    File file = there.toFile();
    add("Files.size", FILE_STAT, DENIED, () -> Files.size(there));
    Operation exists = Runtime.version().feature() < 21 ? FILE_STAT : FILE_ACCESS;
    add("Files.exists", exists, "=false", () -> Files.exists(there));
    add("Files.isDirectory", FILE_STAT, "=false", () -> Files.isDirectory(directory));
    add("File.exists", FILE_STAT, "=false", file::exists);
    add("File.length", FILE_STAT, "=0", file::length);
    add("File.getCanonicalPath", FILE_STAT, "IOException", file::getCanonicalPath);
    add("Path.toRealPath", FILE_STAT, DENIED, () -> there.toRealPath());
    add("Files.isReadable", FILE_ACCESS, "=false", () -> Files.isReadable(there));
    add("File.canRead", FILE_ACCESS, "=false", file::canRead);
    add("File.setReadable", FILE_CHMOD, "=false", () -> file.setReadable(true));
    add(
        "Files.setPosixFilePermissions",
        FILE_CHMOD,
        DENIED,
        () -> Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rw-r--r--")));
    add(
        "Files.setLastModifiedTime",
        FILE_UTIMES,
        DENIED,
        () -> Files.setLastModifiedTime(there, FileTime.fromMillis(1000)));
    add("File.setLastModified", FILE_UTIMES, "=false", () -> file.setLastModified(1000));
    add("File.getFreeSpace", FILE_STATFS, "=0", file::getFreeSpace);
  }

  private Path made(String name) throws IOException {
    return Files.writeString(directory.resolve(name), "x");
  }

  private Path fresh(String name) throws IOException {
    Path path = directory.resolve("fresh." + name);
    Files.deleteIfExists(path);
    return path;
  }

  private static Object delete(Path path) throws IOException {
    Files.delete(path);
    return path;
  }

  private static Object closed(AutoCloseable open) throws Exception {
    open.close();
    return open;
  }
}
