package org.gatehouse.itests.attack;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Opens a name again and again, while somebody swaps the link that it leads through. */
public final class Racer implements BundleActivator {
  /** Opens a file and reads its first byte. */
  @FunctionalInterface
  private interface Way {
    int first(Path file) throws IOException;
  }

  private static final List<Way> WAYS =
      List.of(Racer::stream, Racer::channel, Racer::random, Racer::newStream);

  private int secrets;
  private int others;
  private int denied;

  private static int stream(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toString())) {
      return in.read();
    }
  }

  private static int newStream(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read();
    }
  }

  private static int random(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      return in.read();
    }
  }

  private static int channel(Path file) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      in.read(one);
      return one.get(0);
    }
  }

  /** How often is in the name of the jar. */
  @Override
  public void start(BundleContext context) {
    Path root = Prey.of(context).root();
    String jar = context.getBundle().getLocation();
    int tries = Integer.parseInt(jar.replaceAll(".*racer-(\\d+)\\.jar", "$1"));
    List<Path> names = List.of(root.resolve("race/link"), root.resolve("race/folder/key"));
    long before = System.nanoTime();
    for (int i = 0; i < tries; i++) {
      attempt(WAYS.get(i / 2 % WAYS.size()), names.get(i % names.size()));
    }
    long millis = (System.nanoTime() - before) / 1_000_000;
    System.out.println(
        "race secrets=" + secrets + " others=" + others + " denied=" + denied + " ms=" + millis);
  }

  private void attempt(Way way, Path name) {
    try {
      if (way.first(name) == '<') {
        secrets++;
      } else {
        others++;
      }
    } catch (IOException e) {
      denied++;
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
