package org.gatehouse.agent.probe;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gatehouse.bridge.Bridge;
import org.gatehouse.bridge.Descriptors;
import org.gatehouse.bridge.FileStats;
import org.gatehouse.bridge.FileStats.Stat;

/** Prints whether the fast look at files says what the JDK says; run under the agent. */
public final class StatsMain {
  private StatsMain() {}

  public static void main(String[] args) throws Exception {
    FileStats stats = FileStats.open(Bridge.take());
    Path file = Files.createTempFile("stats", ".txt");
    Path link = file.resolveSibling(file.getFileName() + ".link");
    Files.createSymbolicLink(link, file);
    try (RandomAccessFile open = new RandomAccessFile(link.toFile(), "r")) {
      System.out.println("name " + isEqual(file, stats.at(file)));
      System.out.println("link " + isEqual(link, stats.at(link)));
      System.out.println("open " + isEqual(file, stats.of(Descriptors.number(open.getFD()))));
      System.out.println("none " + (stats.at(Path.of("/no/such/file")) == null));
      System.out.println("closed " + (stats.of(-1) == null));
    } finally {
      Files.delete(link);
      Files.delete(file);
    }
  }

  private static boolean isEqual(Path path, Stat stat) throws Exception {
    String names = "unix:dev,ino,mode,ctime";
    Map<String, Object> said = Files.readAttributes(path, names, LinkOption.NOFOLLOW_LINKS);
    FileTime changed = (FileTime) said.get("ctime");
    return stat.device == (Long) said.get("dev")
        && stat.number == (Long) said.get("ino")
        && stat.mode == (Integer) said.get("mode")
        && stat.changed == changed.to(TimeUnit.NANOSECONDS);
  }
}
