package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.itests.confined.Pages;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Felix HTTP with Jetty serves a bundle's requests in the hats of their paths. */
public class HatsIT {
  private static final String JETTY = "org.apache.felix.http.jetty";

  @Rule public final Home folder = new Home();

  private final HttpClient client = HttpClient.newHttpClient();
  private Path data;
  private int port;

  @Before
  public void configure() throws IOException {
    data = folder.folder("data");
    Files.writeString(data.resolve("public"), "public content");
    Files.writeString(data.resolve("secret"), "secret content");
    profile("public");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    etc("org.apache.felix.http.cfg", "org.osgi.service.http.port = " + port + "\n");
    etc("org.gatehouse.hats-pages.cfg", "task = test.pages\nhats = /guest/*=guest\n");
  }

  private void etc(String name, String text) throws IOException {
    Files.writeString(folder.path("home/etc/" + name), text);
  }

  private void profile(String guests) throws IOException {
    String text =
        """
        profile pages /bundle/test.pages {
          /** r,
          ^guest { %s/%s r, }
        }
        """;
    etc("apparmor.d/pages", text.formatted(data, guests));
  }

  private Session serving() throws Exception {
    Path pages =
        ModuleJar.application(Pages.class)
            .importing("jakarta.servlet,jakarta.servlet.http")
            .at(folder.path("pages.jar"));
    Session shell = Session.in(folder.path("home"), Map.of());
    String loaded = shell.say("lsm:load apparmor");
    assertTrue(loaded, loaded.contains("enabled"));
    for (String library : new String[] {"slf4j-api", "slf4j-nop"}) {
      shell.say("felix:install " + bundle(library).toUri());
    }
    String api = JETTY.replace("jetty", "servlet-api");
    for (Path each : new Path[] {bundle(api), bundle(JETTY), bundle("hats-bundle"), pages}) {
      shell.say("felix:start " + each.toUri());
    }
    World.await("served", () -> get("/any", "public").equals("public content"));
    return shell;
  }

  private static Path bundle(String name) {
    return Path.of(System.getProperty("bundles.dir"), name + ".jar");
  }

  private String get(String path, String file) {
    String query = "?file=" + data.resolve(file);
    URI uri = URI.create("http://127.0.0.1:" + port + path + query);
    try {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } catch (ConnectException e) {
      return "nobody serves";
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  public void aRequestHasTheRightsOfItsPath() throws Exception {
    try (Session shell = serving()) {
      World.await("hats", () -> get("/guest/x", "secret").equals("refused"));
      assertEquals("public content", get("/guest/x", "public"));
      assertEquals("secret content", get("/owner", "secret"));
      assertEquals("refused", get("/%67uest/x", "secret"));
      String denied = shell.say("lsm:audit");
      assertTrue(denied, denied.contains("pages//guest"));
    }
  }

  @Test
  public void anEditedProfileCountsWhileRequestsRunAndNoneIsLost() throws Exception {
    try (Session shell = serving()) {
      World.await("hats", () -> get("/guest/x", "secret").equals("refused"));
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger lost = new AtomicInteger();
      Thread load =
          new Thread(
              () -> {
                while (!over.get()) {
                  lost.addAndGet(get("/owner", "secret").equals("secret content") ? 0 : 1);
                }
              });
      load.start();
      profile("*");
      World.await("edited", () -> get("/guest/x", "secret").equals("secret content"));
      profile("public");
      World.await("edited back", () -> get("/guest/x", "secret").equals("refused"));
      over.set(true);
      load.join();
      assertEquals(shell.say("lsm:audit"), 0, lost.get());
    }
  }
}
