package org.gatehouse.smack;

import java.net.URI;
import java.nio.file.Path;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** What bundles say of themselves: their manifest, and the file they were installed from. */
interface Origins {
  /** The manifest header that asks for a label. */
  String HEADER = "Smack-Label";

  /** The value of the header, or null. */
  @Nullable String header(Task task);

  /** The path of the file, or null where there is none. */
  @Nullable String file(Task task);

  /** Whether the task is this module's own bundle, which is trusted as the framework is. */
  boolean isModule(Task task);

  /** Asks the framework. */
  static Origins of(BundleContext context) {
    return new Origins() {
      @Override
      public @Nullable String header(Task task) {
        Bundle bundle = context.getBundle(task.id());
        return bundle == null ? null : bundle.getHeaders("").get(HEADER);
      }

      @Override
      public @Nullable String file(Task task) {
        Bundle bundle = context.getBundle(task.id());
        return bundle == null ? null : path(bundle.getLocation());
      }

      @Override
      public boolean isModule(Task task) {
        return task.id() == context.getBundle().getBundleId();
      }
    };
  }

  private static @Nullable String path(String location) {
    String file = location.replaceFirst("^(reference|initial@reference):", "");
    try {
      return file.startsWith("file:/") ? Path.of(URI.create(file)).toString() : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
