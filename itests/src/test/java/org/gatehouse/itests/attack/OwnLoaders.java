package org.gatehouse.itests.attack;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.ProtectionDomain;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.wiring.BundleWiring;

/** Code of the attacker's in loaders that are, or seem to be, somebody else's. */
final class OwnLoaders {
  private static final String READER = Reader.class.getName();

  private OwnLoaders() {}

  /** A loader that defines the reader itself. */
  private static class Defining extends ClassLoader {
    private final ProtectionDomain domain;

    Defining(String name, ClassLoader parent, ProtectionDomain domain) {
      super(name, parent);
      this.domain = domain;
    }

    Class<?> reader() throws Exception {
      byte[] code = code();
      return defineClass(READER, code, 0, code.length, domain);
    }
  }

  /** One that says that it is the loader of a bundle. */
  private static final class Claiming extends Defining implements BundleReference {
    private final Bundle bundle;

    Claiming(Bundle bundle) {
      super("felix", Object.class.getClassLoader(), null);
      this.bundle = bundle;
    }

    @Override
    public Bundle getBundle() {
      return bundle;
    }
  }

  static byte[] code() throws Exception {
    try (InputStream in = Reader.class.getResourceAsStream("Reader.class")) {
      return in.readAllBytes();
    }
  }

  static Object run(Class<?> reader, Prey prey) throws Exception {
    return reader.getMethod("read", String.class).invoke(null, prey.name());
  }

  private static ClassLoader of(Bundle bundle) {
    return bundle.adapt(BundleWiring.class).getClassLoader();
  }

  static void make(Prey prey, Attempts attempts) {
    attempts.read("a plain loader", () -> run(new Defining("x", null, null).reader(), prey));
    attempts.read(
        "the victim's loader as its parent",
        () -> run(new Defining("x", of(prey.victim()), null).reader(), prey));
    attempts.read(
        "URLClassLoader with the victim's as its parent",
        () -> {
          URL[] urls = {new URL(prey.context().getBundle().getLocation())};
          return run(new URLClassLoader(urls, of(prey.victim())).loadClass(READER), prey);
        });
    attempts.read(
        "a loader that claims to be the victim's",
        () -> run(new Claiming(prey.victim()).reader(), prey));
    attempts.read(
        "a loader that claims to be the framework's",
        () -> run(new Claiming(prey.context().getBundle(0)).reader(), prey));
    attempts.read(
        "the framework's protection domain",
        () -> run(new Defining("app", null, Bundle.class.getProtectionDomain()).reader(), prey));
    attempts.read(
        "the launcher's loader as its parent",
        () -> run(new Defining("app", ClassLoader.getSystemClassLoader(), null).reader(), prey));
    attempts.read(
        "a class put into the victim",
        () ->
            run(
                MethodHandles.privateLookupIn(
                        prey.victim().loadClass("org.gatehouse.itests.module.Victim"),
                        MethodHandles.lookup())
                    .defineClass(renamed()),
                prey));
  }

  /** The reader as a class of the victim's package, under a name of the same length. */
  private static byte[] renamed() throws Exception {
    String text = new String(code(), java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.replace("itests/attack/Reader", "itests/module/Reader")
        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  static void hidden(Prey prey, Attempts attempts) {
    MethodHandles.Lookup here = MethodHandles.lookup();
    attempts.read(
        "hidden class", () -> run(here.defineHiddenClass(code(), true).lookupClass(), prey));
    attempts.read(
        "hidden nest mate",
        () ->
            run(
                here.defineHiddenClass(code(), true, ClassOption.NESTMATE, ClassOption.STRONG)
                    .lookupClass(),
                prey));
    attempts.read(
        "hidden class with data",
        () -> run(here.defineHiddenClassWithClassData(code(), "x", true).lookupClass(), prey));
  }
}
