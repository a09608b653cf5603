package org.gatehouse.mediation.osgi;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.ask.Surroundings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Turns bundles and references of the framework into objects of a decision. */
final class Framework {
  private final ClassLoader loader;
  private final ObjectTable objects;
  private final Tasks tasks;
  private final Set<Long> hosts = hosts();

  Framework(ClassLoader loader, Surroundings around) {
    this.loader = loader;
    this.objects = around.objects();
    this.tasks = around.tasks();
  }

  private static Set<Long> hosts() {
    return Stream.of(HookTable.class, Framework.class)
        .map(FrameworkUtil::getBundle)
        .filter(Objects::nonNull)
        .map(Bundle::getBundleId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isOwn(Object object) {
    return object.getClass().getClassLoader() == loader;
  }

  /** The task of the bundle, given as such or by its wiring or class loader. */
  Task task(@Nullable Object bundle) {
    if (bundle instanceof Bundle given && isOwn(given)) {
      long id = given.getBundleId();
      return tasks
          .find(id)
          .orElseThrow(() -> new LsmException(Errno.ESRCH, "bundle " + id + " is no task"));
    }
    if (bundle instanceof BundleReference of && isOwn(of)) {
      return task(of.getBundle());
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

  /** Whether the bundle has got the service and not given it back. */
  boolean isUsed(@Nullable Object reference, Task by) {
    Bundle[] users = own(reference).getUsingBundles();
    return users != null && Arrays.stream(users).anyMatch(user -> user.getBundleId() == by.id());
  }

  /** Whether the task is the framework's or one of the host's own bundles'. */
  boolean isHost(Task task) {
    return task.id() == 0 || hosts.contains(task.id());
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
