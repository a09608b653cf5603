package org.gatehouse.itests.attack;

import java.io.FileInputStream;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Other names of the secret. */
final class Spelling {
  private Spelling() {}

  static void make(Prey prey, Attempts attempts) {
    String root = prey.root().toString();
    String self = "/proc/self/root";
    spell(attempts, "dots", root + "/out/../secret/./key");
    spell(attempts, "slashes", root.replace("/", "//") + "///secret//key");
    spell(attempts, "the root of the process", self + prey.name());
    spell(attempts, "the root of the root", self + self + prey.name());
    spell(attempts, "the root of the thread", "/proc/thread-self/root" + prey.name());
    spell(attempts, "the root by number", "/proc/" + pid() + "/root" + prey.name());
    spell(attempts, "the directory of the process", "/proc/self/cwd" + relative(prey));
    spell(attempts, "relative", relative(prey).substring(1));
    spell(attempts, "a slash at the end", prey.name() + "/");
    spell(attempts, "NUL", prey.name() + "\0.txt");
    spell(attempts, "a dot at the end", prey.name() + ".");
    spell(attempts, "case", prey.name().replace("key", "KEY"));
    attempts.read("symbolic link", () -> Files.readString(link(prey, prey.secret())));
    attempts.read("link of a link", () -> Files.readString(link(prey, link(prey, prey.secret()))));
    attempts.read(
        "link of the directory",
        () -> Files.readString(link(prey, prey.secret().getParent()).resolve("key")));
    attempts.read("link with dots", () -> Files.readString(link(prey, Path.of("../secret/key"))));
    attempts.read("descriptor of the directory", () -> byDescriptor(prey));
    attempts.read(
        "escaped URL", () -> new URL("file:" + root + "/out/%2e%2e/secret/%6bey").openStream());
    attempts.read("URL of a host", () -> new URL("file://localhost" + prey.name()).openStream());
    attempts.read(
        "jar URL with dots",
        () -> new URL("jar:file:" + root + "/out/../secret/./key.jar!/key").openStream());
  }

  private static void spell(Attempts attempts, String what, String name) {
    attempts.read(what, () -> new FileInputStream(name));
    attempts.read(what + ", as a path", () -> Files.readString(Path.of(name)));
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  /** From wherever the process is. */
  private static String relative(Prey prey) {
    return "/" + "../".repeat(40) + prey.name().substring(1);
  }

  private static Path link(Prey prey, Path target) throws Exception {
    return Files.createSymbolicLink(prey.fresh(), target);
  }

  /** An open directory has a name of its own. */
  private static Object byDescriptor(Prey prey) throws Exception {
    try (DirectoryStream<Path> held = Files.newDirectoryStream(prey.root());
        DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : all) {
        if (Files.isDirectory(descriptor.resolve("secret")) && held != null) {
          return Files.readString(descriptor.resolve("secret/key"));
        }
      }
    }
    return "";
  }
}
