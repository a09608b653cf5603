package org.gatehouse.itests;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

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
import org.gatehouse.itests.confined.Web;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Felix HTTP with Jetty serves on the address that it was granted, and on no other. */
public class HttpIT {
  private static final String JETTY = "org.apache.felix.http.jetty";
  private static final String HOST = "127.0.0.1:";

  @Rule public final Home folder = new Home();

  private int port;
  private int other;

  @Before
  public void portsThatNobodyUses() throws Exception {
    try (ServerSocket first = free();
        ServerSocket second = free()) {
      port = first.getLocalPort();
      other = second.getLocalPort();
    }
    configure(port);
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private void configure(int served) throws IOException {
    String text =
        "org.apache.felix.http.host = 127.0.0.1\norg.osgi.service.http.port = " + served + "\n";
    Files.writeString(folder.path("home/etc/org.apache.felix.http.cfg"), text);
  }

  private Session serving() throws Exception {
    Path web =
        ModuleJar.application(Web.class)
            .and(Class.forName("org.gatehouse.itests.confined.Commands"))
            .importing("jakarta.servlet,jakarta.servlet.http")
            .at(folder.path("web.jar"));
    Session shell = folder.confining();
    for (String library : new String[] {"slf4j-api", "slf4j-nop"}) {
      shell.say("felix:install " + bundle(library).toUri());
    }
    for (Path each :
        new Path[] {bundle(JETTY.replace("jetty", "servlet-api")), bundle(JETTY), web}) {
      shell.say("felix:start " + each.toUri());
    }
    return shell;
  }

  private static Path bundle(String name) {
    return Path.of(System.getProperty("bundles.dir"), name + ".jar");
  }

  private static String get(int from) throws IOException, InterruptedException {
    URI uri = URI.create("http://" + HOST + from + "/hello?name=world");
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static boolean isServed(int asked) {
    try {
      return get(asked).equals("hello world");
    } catch (ConnectException e) {
      return false; // not yet
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  public void servesOnItsAddressAlone() throws Exception {
    folder.grant(JETTY, HOST + port);
    try (Session shell = serving()) {
      assertEquals("hello world", get(port));
      assertThat(shell.say("lsm:audit"), not(containsString("file_open")));
      String denied = shell.say("web:bind " + other);
      assertThat(denied, containsString("paths denies socket_bind of test.web("));
      assertThrows(ConnectException.class, () -> get(other));
    }
  }

  @Test
  public void servesElsewhereOnceWhatTheDenialSaysIsGranted() throws Exception {
    folder.grant(JETTY, HOST + port);
    try (Session shell = serving()) {
      assertEquals("hello world", get(port));
      configure(other);
      String explained = shell.sayUntil("lsm:explain", printed -> printed.contains(HOST + other));
      assertThat(explained, containsString("denied socket_bind EACCES"));
      assertThrows(ConnectException.class, () -> get(other));
      assertEquals(HOST + other, folder.grantWhatIsSaidIn(explained));
      String granted = "lsm:check socket_bind " + JETTY + " socket=inet:stream address=" + HOST;
      shell.sayUntil(granted + other, printed -> printed.contains("result: allow"));
      String id = explained.replaceAll("(?s).*" + JETTY + "\\((\\d+)\\).*", "$1");
      shell.say("felix:stop " + id + "; felix:start " + id);
      World.await("the new address", () -> isServed(other));
      assertEquals("hello world", get(other));
    }
  }
}
