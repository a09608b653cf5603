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
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.Scanner;
import java.util.logging.FileHandler;
import java.util.spi.ToolProvider;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** Classes of the JDK that open files and connections for whoever asks. */
final class Deputies {
  private Deputies() {}

  static void make(Prey prey, Attempts attempts) {
    readers(prey, attempts);
    writers(prey, attempts);
    parsers(prey, attempts);
    archives(prey, attempts);
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

  private static void parsers(Prey prey, Attempts attempts) {
    attempts.read("DocumentBuilder", () -> text(builder().parse(prey.secretFile())));
    attempts.read(
        "DocumentBuilder of a URI", () -> text(builder().parse(prey.secret().toUri().toString())));
    attempts.read(
        "external entity",
        () -> {
          String declared = "<!DOCTYPE a [<!ENTITY x SYSTEM '" + prey.secret().toUri() + "'>]>";
          InputSource source = new InputSource(new StringReader(declared + "<a>&x;</a>"));
          return text(builder().parse(source));
        });
    attempts.read("SAXParser", () -> sax(prey));
    attempts.read(
        "Transformer",
        () -> {
          StringWriter out = new StringWriter();
          TransformerFactory.newInstance()
              .newTransformer()
              .transform(new StreamSource(prey.secretFile()), new StreamResult(out));
          return out;
        });
  }

  private static DocumentBuilder builder() throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder();
  }

  private static String text(Document document) {
    return new DOMSource(document).getNode().getFirstChild().getNodeName().equals("a")
        ? document.getLastChild().getTextContent()
        : document.getDocumentElement().getTextContent();
  }

  private static String sax(Prey prey) throws Exception {
    StringBuilder text = new StringBuilder();
    SAXParserFactory.newInstance()
        .newSAXParser()
        .parse(
            prey.secretFile(),
            new DefaultHandler() {
              @Override
              public void startElement(String uri, String name, String q, Attributes a) {}

              @Override
              public void characters(char[] chars, int start, int length) {
                text.append(chars, start, length);
              }
            });
    return text.toString();
  }

  private static void archives(Prey prey, Attempts attempts) {
    attempts.read(
        "ZipFile",
        () -> {
          try (ZipFile zip = new ZipFile(prey.archive().toFile())) {
            return zip.getInputStream(zip.getEntry("key")).readAllBytes();
          }
        });
    attempts.read("jar URL", () -> new URL("jar:" + prey.archive().toUri() + "!/key").openStream());
    attempts.read(
        "zip file system",
        () -> {
          try (FileSystem zip = FileSystems.newFileSystem(prey.archive())) {
            return Files.readString(zip.getPath("key"));
          }
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
