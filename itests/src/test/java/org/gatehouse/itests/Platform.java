package org.gatehouse.itests;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.url;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.UrlProvisionOption;

/** What every test in a framework starts with: the OSGi services and framework-bundle. */
public final class Platform {
  private static final String[] SERVICES = {
    "org.apache.felix.log",
    "org.osgi.util.function",
    "org.osgi.util.promise",
    "org.osgi.service.component",
    "org.apache.felix.configadmin",
    "org.apache.felix.metatype",
    "org.apache.felix.scr",
    "org.apache.felix.gogo.runtime",
    "org.apache.felix.gogo.command",
    "framework-bundle"
  };

  private Platform() {}

  /** The services and framework-bundle, without any module. */
  public static Option host() {
    return composite(
        systemProperty("logback.configurationFile")
            .value(Path.of("target/test-classes/logback-test.xml").toUri().toString()),
        link("org.slf4j.api"),
        link("ch.qos.logback.core"),
        link("ch.qos.logback.classic"),
        composite(Stream.of(SERVICES).map(Platform::tested).toArray(Option[]::new)),
        junitBundles());
  }

  /** What the commands need on top of it. JLine's own shell is a library here. */
  public static Option shell() {
    return composite(
        tested("jline"), tested("org.apache.felix.gogo.jline").noStart(), tested("shell-bundle"));
  }

  /** A bundle of this build, started. */
  public static UrlProvisionOption tested(String name) {
    return bundle(location(name));
  }

  /** Where a bundle of this build can be installed from. */
  public static String location(String name) {
    return Path.of(System.getProperty("bundles.dir"), name + ".jar").toUri().toString();
  }

  private static Option link(String name) {
    return url("link:classpath:META-INF/links/" + name + ".link");
  }
}
