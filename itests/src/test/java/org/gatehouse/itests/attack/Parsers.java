package org.gatehouse.itests.attack;

import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
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

/** Parsers and archives of the JDK, which open files for whoever asks. */
final class Parsers {
  private Parsers() {}

  static void parsers(Prey prey, Attempts attempts) {
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

  static void archives(Prey prey, Attempts attempts) {
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
}
