package org.gatehouse.mediation.osgi;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Surroundings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Turns bundles and references of the framework into objects of a decision. */
final class Framework {
  private final ClassLoader loader;
  private final ObjectTable objects;
  private final Tasks tasks;

  Framework(ClassLoader loader, Surroundings around) {
    this.loader = loader;
    this.objects = around.objects();
    this.tasks = around.tasks();
  }

  private boolean isOwn(Object object) {
    return object.getClass().getClassLoader() == loader;
  }

  /** The task of the bundle. */
  Task task(@Nullable Object bundle) {
    if (bundle instanceof Bundle given && isOwn(given)) {
      long id = given.getBundleId();
      return tasks
          .find(id)
          .orElseThrow(() -> new LsmException(Errno.ESRCH, "bundle " + id + " is no task"));
    }
    throw new LsmException(Errno.EACCES, "a bundle that the framework did not make");
  }

  BundleObject bundle(Task task) {
    return objects.bundle(task);
  }

  /** The service behind the reference. */
  ServiceObject service(@Nullable Object reference) {
    ServiceReference<?> given = own(reference);
    Object id = given.getProperty(Constants.SERVICE_ID);
    Object names = given.getProperty(Constants.OBJECTCLASS);
    Bundle owner = given.getBundle();
    if (!(id instanceof Long number) || !(names instanceof String[] list) || owner == null) {
      throw new LsmException(Errno.ESRCH, "the service is gone");
    }
    return objects.service(number, List.of(list), task(owner));
  }

  /** Whose service it is; null where it is gone. */
  @Nullable Task owner(@Nullable Object reference) {
    Bundle owner = own(reference).getBundle();
    return owner == null ? null : task(owner);
  }

  /** A property of the service. */
  @Nullable Object property(@Nullable Object reference, String name) {
    return own(reference).getProperty(name);
  }

  private ServiceReference<?> own(@Nullable Object reference) {
    if (reference instanceof ServiceReference<?> given && isOwn(given)) {
      return given;
    }
    throw new LsmException(Errno.EACCES, "a reference that the framework did not make");
  }

  /** A service that is about to be registered. */
  ServiceObject service(List<String> names, Task owner) {
    return objects.service(-1, names, owner);
  }

  List<Task> all() {
    return tasks.all();
  }
}
