package org.gatehouse.torture.confine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.operate.World;

/**
 * A web server as its visitors see it.
 *
 * @param port of the loopback address
 */
record Site(World world, int port) {
  static final String HOST = "127.0.0.1";

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int OK = 200;

  /** One that nobody serves yet. */
  static Site unused(World world) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Site(world, free.getLocalPort());
    }
  }

  /** The page, or the status and the text of what came instead of it. */
  String get(String path) {
    try {
      return ask(path);
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  private String ask(String path) throws IOException {
    URL url = new URL("http://" + HOST + ":" + port + path);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    int status = connection.getResponseCode();
    try (InputStream in =
        status == OK ? connection.getInputStream() : connection.getErrorStream()) {
      return (status == OK ? "" : status + " ") + text(in);
    }
  }

  private static String text(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (in != null) {
      in.transferTo(bytes);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  /** Asks once more for a page that everybody may see. */
  void visit(String path, String page) {
    String answer = get(path);
    boolean served = answer.equals(page);
    world.ledger().count(served ? Count.PAGES : Count.PAGES_LOST);
    if (!served) {
      world.ledger().remark("a page was lost: " + answer);
    }
  }
}
