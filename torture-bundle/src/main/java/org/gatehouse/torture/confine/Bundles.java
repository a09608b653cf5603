package org.gatehouse.torture.confine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.torture.install.Installer;
import org.gatehouse.torture.install.NewerJar;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The jars that the operator starts, and the bundles that are there. */
final class Bundles {
  static final String BOOKS = "org.gatehouse.demo.books";
  static final String REPORT = "org.gatehouse.demo.report";
  static final String PAGES = "org.gatehouse.demo.pages";
  static final String HATS = "org.gatehouse.hats-bundle";
  static final String JETTY = "org.apache.felix.http.jetty";
  static final String DATABASE = "com.h2database";
  static final String SMACK = "org.gatehouse.smack-bundle";

  private final BundleContext context;
  private final Installer installer;
  private final Places places;

  Bundles(BundleContext context, Installer installer) throws IOException {
    this.context = context;
    this.installer = installer;
    Path state = Path.of(property("gatehouse.state")).toRealPath();
    this.places = Places.in(state, new Etc(Path.of(property("felix.fileinstall.dir"))));
  }

  private String property(String name) {
    return String.valueOf(context.getProperty(name));
  }

  /** The files of the run. */
  Places places() {
    return places;
  }

  Path h2() {
    return shipped("demo", "h2");
  }

  private Path shipped(String room, String jar) {
    return Path.of(property("gatehouse.home"), room, jar + ".jar");
  }

  /** What the web server needs. */
  List<Path> libraries() {
    return Stream.of("slf4j-api", "slf4j-nop", "org.apache.felix.http.servlet-api")
        .map(jar -> shipped("demo", jar))
        .toList();
  }

  Path jetty() {
    return shipped("demo", JETTY);
  }

  Path hats() {
    return shipped("servlets", "hats-bundle");
  }

  Path pages() throws IOException {
    return installer.pages(
        places.jars().resolve("pages.jar"), PAGES, Map.of("Pages", places.www().toString()));
  }

  Path books() throws IOException {
    return installer.books(
        places.jars().resolve("books.jar"),
        BOOKS,
        Map.of("Books", places.data().resolve("books").toString()));
  }

  Path report() throws IOException {
    return installer.report(
        places.jars().resolve("report.jar"), REPORT, Map.of("Report", places.export().toString()));
  }

  /** Smack of the distribution with another version. */
  Path newerSmack() throws IOException {
    Path smack = Path.of(property("gatehouse.modules"), "smack-bundle.jar");
    return NewerJar.of(smack, places.jars().resolve("smack-bundle-0.2.jar"), "0.2.0");
  }

  Bundle find(String symbolicName) {
    for (Bundle bundle : context.getBundles()) {
      if (symbolicName.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new IllegalStateException("there is no bundle " + symbolicName);
  }

  long id(String symbolicName) {
    return find(symbolicName).getBundleId();
  }

  /** Uninstalls the applications. */
  void uninstall() throws BundleException {
    for (String each : new String[] {PAGES, HATS, JETTY, REPORT, BOOKS, DATABASE}) {
      find(each).uninstall();
    }
  }
}
