package org.gatehouse.itests.attack;

import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Files and paths that lie about themselves, and ways around the default file system. */
final class OwnPaths {
  private OwnPaths() {}

  /** Has one name for whoever checks and another for whoever opens. */
  private static final class Lying extends File {
    private static final long serialVersionUID = 1;
    private final String other;
    private int asked;

    Lying(String name, String other) {
      super(name);
      this.other = other;
    }

    @Override
    public String getPath() {
      return asked++ % 2 == 0 ? other : super.getPath();
    }

    @Override
    public String getAbsolutePath() {
      return other;
    }
  }

  /** Always has the other name. */
  private static final class Other extends File {
    private static final long serialVersionUID = 1;
    private final String other;

    Other(String name, String other) {
      super(name);
      this.other = other;
    }

    @Override
    public String getPath() {
      return other;
    }
  }

  static void make(Prey prey, Attempts attempts) {
    String open = prey.root().resolve("open").toString();
    attempts.read("a lying file", () -> lied(open, prey.name()) + lied(prey.name(), open));
    attempts.read(
        "a file with another name", () -> new FileInputStream(new Other(open, prey.name())));
    attempts.touch(
        "a look at another name",
        () ->
            new Other(open + "x", prey.name()).length() > 0
                || new Other(prey.name(), open + "x").length() > 0);
    attempts.touch("a list of another name", () -> listed(prey));
    attempts.touch("a deletion of another name", () -> deleted(prey));
    attempts.read("a provider", () -> provider(prey).newInputStream(prey.secret()));
    attempts.read("a provider's channel", () -> channel(prey));
    attempts.read("a secure directory", () -> inDirectory(prey));
    attempts.read("a walk", () -> walked(prey));
    attempts.read("a zip file system in a jar", () -> nested(prey));
  }

  private static String lied(String name, String other) throws Exception {
    try (InputStream in = new FileInputStream(new Lying(name, other))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean listed(Prey prey) {
    String folder = prey.secret().getParent().toString();
    String[] names = new Other(folder, prey.root().resolve("out").toString()).list();
    String[] other = new Other(prey.root().resolve("out").toString(), folder).list();
    return contains(names) || contains(other);
  }

  private static boolean contains(String[] names) {
    return names != null && Set.of(names).contains("key");
  }

  private static boolean deleted(Prey prey) throws Exception {
    Path doomed = prey.secret().resolveSibling("doomed");
    boolean one = new Other(doomed.toString(), prey.fresh().toString()).delete();
    boolean two = new Other(prey.fresh().toString(), doomed.toString()).delete();
    return one || two;
  }

  private static java.nio.file.spi.FileSystemProvider provider(Prey prey) {
    return prey.root().getFileSystem().provider();
  }

  private static Object channel(Prey prey) throws Exception {
    try (SeekableByteChannel channel =
        provider(prey).newByteChannel(prey.secret(), Set.of(StandardOpenOption.READ))) {
      return read(channel);
    }
  }

  private static byte[] read(SeekableByteChannel channel) throws Exception {
    ByteBuffer all = ByteBuffer.allocate((int) channel.size());
    channel.read(all);
    return all.array();
  }

  private static Object inDirectory(Prey prey) throws Exception {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(prey.root());
        SeekableByteChannel channel =
            ((SecureDirectoryStream<Path>) stream)
                .newByteChannel(Path.of("secret/key"), Set.of(StandardOpenOption.READ))) {
      return read(channel);
    }
  }

  private static Object walked(Prey prey) throws Exception {
    try (var files = Files.walk(prey.root())) {
      Path found = files.filter(f -> f.endsWith("key")).findFirst().orElseThrow();
      return Files.readString(found);
    }
  }

  private static Object nested(Prey prey) throws Exception {
    try (FileSystem zip = FileSystems.newFileSystem(prey.archive());
        InputStream in = Files.newInputStream(zip.getPath("/", "x", "..", "key").normalize())) {
      return in.readAllBytes();
    }
  }
}
