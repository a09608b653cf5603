package org.gatehouse.torture.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The configuration of this run, a copy of the distribution's.
 *
 * @param dir where it is
 */
record Etc(Path dir) {
  static final String CAPABILITY = "org.gatehouse.capability.cfg";

  private static final String SMACK = "org.gatehouse.smack.cfg";
  private static final String RULES = "smack/accesses.d/20-books";
  private static final String CONTEXTS = "selinux/bundle_contexts";
  private static final String LOCAL_FILES = "selinux/file_contexts.local";
  private static final String LOCAL_RULES = "selinux/local.te";
  private static final String GRANTS = "capabilities = \\\n";

  /** Who is who, and which label the files in a folder have. */
  void label(Path data) throws IOException {
    Files.writeString(
        dir.resolve(SMACK),
        "bundles = com.h2database Db; org.gatehouse.demo.books Db; org.gatehouse.demo.report Report\n"
            + ("files = " + data + " Data transmute\n"));
    Files.writeString(
        dir.resolve(RULES), "Db Data rwxt\nReport Data r\n_ Db rw\n_ Report rw\nDb Report w\n");
  }

  /**
   * The domain of the application and its jar's type, and that of this bundle, which plays the
   * operator's editor; the state's directory is /gatehouse/var.
   */
  void contexts() throws IOException {
    Files.writeString(
        dir.resolve(CONTEXTS),
        """
        name=org.gatehouse.demo.books context=system_u:system_r:h2_t:s0
        name=org.gatehouse.torture-bundle context=system_u:system_r:framework_t:s0-s0:c0.c3
        """,
        StandardOpenOption.APPEND);
    Files.writeString(
        dir.resolve(LOCAL_FILES),
        """
        /gatehouse/var/data(/.*)? system_u:object_r:h2_data_t:s0
        /gatehouse/var/www(/.*)? system_u:object_r:bundle_data_t:s0
        /gatehouse/var/jars/books\\.jar system_u:object_r:h2_exec_t:s0
        """);
  }

  /** Adds a rule to SELinux's policy, from the next load on. */
  void allow(String rule) throws IOException {
    Files.writeString(
        dir.resolve(LOCAL_RULES),
        rule + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The address of the web server. */
  void http(String host, int port) throws IOException {
    Files.writeString(
        dir.resolve("org.apache.felix.http.cfg"),
        "org.apache.felix.http.host = " + host + "\norg.osgi.service.http.port = " + port + "\n");
  }

  /** In which hat a bundle serves which requests. */
  void hats(String bundle, String rules) throws IOException {
    Files.writeString(
        dir.resolve("org.gatehouse.hats-demo.cfg"),
        "task = " + bundle + "\nhats = " + rules + "\n");
  }

  /** A file of profiles. */
  Profile profile(String name) {
    return new Profile(dir.resolve("apparmor.d").resolve(name));
  }

  /** Adds an entry to what bundles are granted. */
  void grant(String entry) throws IOException {
    Path file = dir.resolve(CAPABILITY);
    String text = Files.readString(file);
    if (!text.contains(GRANTS)) {
      throw new IllegalStateException("no list of grants in " + file);
    }
    Files.writeString(file, text.replace(GRANTS, GRANTS + "  " + entry + "; \\\n"));
  }
}
