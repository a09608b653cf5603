package org.gatehouse.lsm.internal.osgi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gatehouse.lsm.object.Task;
import org.osgi.framework.Bundle;

/**
 * Decides whose a symbolic name is: of the bundle that it is bound to, or else of the first that
 * came. Asked at every install and every start; a new binding counts from the next start on. Any
 * thread.
 */
final class BundleNames {
  private final Function<Bundle, Optional<String>> digests;
  private volatile NameBindings bindings;

  /**
   * @param digests the SHA-256 of a bundle's jar in hex; empty where it has no jar of its own
   */
  BundleNames(Function<Bundle, Optional<String>> digests, NameBindings first) {
    this.digests = digests;
    this.bindings = first;
  }

  /** Puts other bindings in force. */
  void bind(NameBindings other) {
    bindings = other;
  }

  /** Whether the name is the bundle's own, among these tasks. */
  boolean isOwn(String name, Bundle bundle, List<Task> tasks) {
    Set<String> owners = bindings.bound().get(name);
    return owners == null
        ? tasks.stream().noneMatch(t -> t.id() < bundle.getBundleId() && t.name().equals(name))
        : owners.stream().anyMatch(owner -> isOwner(owner, bundle));
  }

  private boolean isOwner(String owner, Bundle bundle) {
    return owner.startsWith(NameBindings.SHA256)
        ? digests.apply(bundle).map(NameBindings.SHA256::concat).filter(owner::equals).isPresent()
        : owner.equals(bundle.getLocation());
  }
}
