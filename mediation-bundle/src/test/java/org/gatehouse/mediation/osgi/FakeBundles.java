package org.gatehouse.mediation.osgi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleRevisions;
import org.osgi.framework.wiring.BundleWiring;

/** Bundles, references and loaders as a framework would have them. */
final class FakeBundles {
  private FakeBundles() {}

  private static <T> T fake(ClassLoader loader, Class<T> type, Map<String, Object> answers) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          String name = method.getName();
          String key = arguments == null ? name : name + arguments[0];
          if (name.equals("equals")) {
            return self == arguments[0];
          }
          if (!answers.containsKey(key)) {
            throw new AssertionError("asked for " + key);
          }
          return answers.get(key);
        };
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return fake(FakeBundles.class.getClassLoader(), type, answers);
  }

  static Bundle bundle(long id) {
    return fake(Bundle.class, Map.of("getBundleId", id));
  }

  /** One that an application made: asked anything, it fails. */
  static Bundle forged(ClassLoader application) {
    return fake(application, Bundle.class, Map.of());
  }

  /** One whose wirings have these loaders, the newest first. */
  static Bundle wired(long id, ClassLoader now, ClassLoader before) {
    BundleWiring wiring = fake(BundleWiring.class, Map.of("getClassLoader", now));
    BundleWiring old = fake(BundleWiring.class, Map.of("getClassLoader", before));
    BundleRevision revision = fake(BundleRevision.class, Map.of("getWiring", old));
    BundleRevisions revisions =
        fake(BundleRevisions.class, Map.of("getRevisions", List.of(revision)));
    return fake(
        Bundle.class,
        Map.of(
            "getBundleId",
            id,
            "adapt" + BundleWiring.class,
            wiring,
            "adapt" + BundleRevisions.class,
            revisions));
  }

  static ServiceReference<?> reference(long id, Bundle owner, String... names) {
    return reference(id, owner, Map.of(), names);
  }

  static ServiceReference<?> reference(
      long id, Bundle owner, Map<String, Object> properties, String... names) {
    return reference(id, owner, new Bundle[0], properties, names);
  }

  private static ServiceReference<?> reference(
      long id, Bundle owner, Bundle[] users, Map<String, Object> properties, String... names) {
    Map<String, Object> answers = new HashMap<>();
    properties.forEach((key, value) -> answers.put("getProperty" + key, value));
    answers.put("getPropertyservice.id", id);
    answers.put("getPropertyobjectClass", names);
    answers.put("getBundle", owner);
    answers.put("getUsingBundles", users);
    return fake(ServiceReference.class, answers);
  }

  static ServiceReference<?> usedBy(long id, Bundle owner, Bundle user) {
    return reference(id, owner, new Bundle[] {user}, Map.of(), "org.example.Clock");
  }

  /** One that was unregistered. */
  static ServiceReference<?> gone() {
    return reference(9, null, "org.example.Clock");
  }

  private static BundleRevision revision(Bundle of) {
    return fake(BundleRevision.class, Map.of("getBundle", of));
  }

  static BundleRequirement requirement(Bundle by) {
    return fake(BundleRequirement.class, Map.of("getRevision", revision(by)));
  }

  static BundleCapability capability(Bundle by, String namespace, Map<String, Object> attributes) {
    return fake(
        BundleCapability.class,
        Map.of(
            "getRevision", revision(by), "getNamespace", namespace, "getAttributes", attributes));
  }

  /** The framework's own kind of class loader, which says what bundle it is for. */
  static final class Loader extends ClassLoader implements BundleReference {
    Bundle claim;

    @Override
    public Bundle getBundle() {
      return claim;
    }
  }
}
