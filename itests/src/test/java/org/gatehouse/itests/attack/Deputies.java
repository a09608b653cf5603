package org.gatehouse.itests.attack;

import java.io.File;
import java.io.FileReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.Scanner;
import java.util.logging.FileHandler;
import java.util.spi.ToolProvider;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** Classes of the JDK that open files and connections for whoever asks. */
final class Deputies {
  private Deputies() {}

  static void make(Prey prey, Attempts attempts) {
    readers(prey, attempts);
    writers(prey, attempts);
    attempts.get("HttpClient", () -> download(prey));
    attempts.get("http URL", () -> new URL("http://127.0.0.1:" + prey.port()).openStream());
    attempts.read("ToolProvider", () -> tool(prey));
    attempts.read("redirected process", () -> redirected(prey));
  }

  private static void readers(Prey prey, Attempts attempts) {
    attempts.read("Scanner", () -> new Scanner(prey.secretFile()).nextLine());
    attempts.read("Scanner of a path", () -> new Scanner(prey.secret()).nextLine());
    attempts.read("FileReader", () -> new Scanner(new FileReader(prey.name())).nextLine());
    attempts.read("file URL", () -> new URL("file:" + prey.name()).openStream());
    attempts.read("content of a URL", () -> prey.secret().toUri().toURL().getContent());
    attempts.act(
        "date of a URL",
        () -> prey.secret().toUri().toURL().openConnection().getLastModified() > 0);
  }

  private static boolean written(Path file) {
    return file.toFile().exists();
  }

  private static void writers(Prey prey, Attempts attempts) {
    Path file = prey.fresh();
    String name = file.toString();
    attempts.act(
        "PrintWriter",
        () -> {
          new PrintWriter(name).close();
          return written(file);
        });
    attempts.act(
        "PrintStream",
        () -> {
          new PrintStream(name).close();
          return written(file);
        });
    attempts.act(
        "Formatter",
        () -> {
          new Formatter(name).close();
          return written(file);
        });
    attempts.act(
        "FileHandler",
        () -> {
          new FileHandler(name + ".log").close();
          return written(Path.of(name + ".log"));
        });
    attempts.act(
        "StreamResult",
        () -> {
          File result = new File(name + ".xml");
          TransformerFactory.newInstance()
              .newTransformer()
              .transform(new StreamSource(new StringReader("<a/>")), new StreamResult(result));
          return result.exists();
        });
  }

  private static String download(Prey prey) throws Exception {
    HttpRequest get =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + prey.port() + "/")).build();
    return HttpClient.newHttpClient().send(get, BodyHandlers.ofString()).body();
  }

  /** The JDK's own jar tool packs the secret for us. */
  private static byte[] tool(Prey prey) throws Exception {
    String jar = prey.fresh().toString();
    PrintWriter quiet = new PrintWriter(new StringWriter());
    String folder = prey.secret().getParent().toString();
    ToolProvider.findFirst("jar")
        .orElseThrow()
        .run(quiet, quiet, "-c", "-0", "-f", jar, "-C", folder, "key");
    return Files.readAllBytes(Path.of(jar));
  }

  private static Object redirected(Prey prey) throws Exception {
    return new ProcessBuilder("cat").redirectInput(prey.secretFile()).start().getInputStream();
  }
}
