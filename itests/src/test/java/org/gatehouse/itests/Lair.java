package org.gatehouse.itests;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A directory with a secret, a web server that tells it, and the bundles that come for it. */
final class Lair extends ExternalResource {
  static final String SECRET = "<key>the secret is 42</key>\n";

  private final TemporaryFolder folder = new TemporaryFolder();
  private HttpServer server;
  private Path root;

  @Override
  protected void before() throws Throwable {
    folder.create();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean jar = exchange.getRequestURI().getPath().endsWith(".jar");
          byte[] answer = Files.readAllBytes(root.resolve(jar ? "secret/key.jar" : "secret/key"));
          exchange.sendResponseHeaders(200, answer.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(answer);
          }
        });
    server.start();
    root = folder.newFolder(String.valueOf(server.getAddress().getPort())).toPath();
    Files.createDirectory(root.resolve("out"));
    Path key = Files.createDirectory(root.resolve("secret")).resolve("key");
    Files.writeString(key, SECRET);
    Files.writeString(root.resolve("secret/doomed"), "");
    Files.writeString(root.resolve("open"), "");
    ModuleJar.plain("test.archive").with("key", SECRET).at(root.resolve("secret/key.jar"));
  }

  @Override
  protected void after() {
    server.stop(0);
    folder.delete();
  }

  /** Packs the bundle beside the secret, and says where. */
  String bundle(String name, ModuleJar jar) throws IOException {
    return jar.at(root.resolve(name + ".jar")).toUri().toString();
  }

  Path root() {
    return root;
  }
}
