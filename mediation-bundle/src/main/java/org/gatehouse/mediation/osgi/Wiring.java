package org.gatehouse.mediation.osgi;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.mediation.MediationHandler;
import org.gatehouse.mediation.ask.Asking;
import org.gatehouse.mediation.ask.Row;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.ask.Surroundings;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Subject;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * What bundles are wired to. The framework asks while it resolves, with its lock held; the subject
 * is the bundle that requires, a fragment for its host. A candidate that is denied is none.
 */
final class Wiring implements ResolverHookFactory {
  private final Framework framework;
  private final HookTable table;
  private final MediationHandler handler;
  private final Row row;

  Wiring(Framework framework, Surroundings around, MediationHandler handler) {
    this.framework = framework;
    this.table = around.table();
    this.handler = handler;
    List<String> hooks = List.of("bundle_wire");
    this.row = new Row(hooks, around.hooked().of(hooks), false, this::requirer, this::wire);
  }

  /** The hooks that it asks. */
  List<String> hooks() {
    return row.hooks();
  }

  @Override
  public @Nullable ResolverHook begin(Collection<BundleRevision> triggers) {
    return row.isWanted() ? new Filter() : null;
  }

  private Subject requirer(Attribution attribution, Arguments with) {
    return new Subject(framework.task(with.a()).id(), null);
  }

  private Verdict wire(Asking asking, Cred subject, Arguments with) {
    if (framework.isHost(subject.task()) || !(with.b() instanceof BundleCapability capability)) {
      return Verdict.ALLOW;
    }
    Task task = framework.task(capability.getRevision().getBundle());
    BundleObject provider = asking.outside(() -> framework.bundle(task));
    String namespace = capability.getNamespace();
    String name = name(capability);
    return asking.each(() -> table.bundleWire(subject, provider, namespace, name));
  }

  /** Capabilities of most namespaces have an attribute of its name. */
  private static String name(BundleCapability capability) {
    return capability.getAttributes().get(capability.getNamespace()) instanceof String name
        ? name
        : "*";
  }

  private boolean isDenied(BundleRequirement requirement, BundleCapability candidate) {
    Bundle by = requirement.getRevision().getBundle();
    return by != candidate.getRevision().getBundle() && handler.check(row, by, candidate) != null;
  }

  private final class Filter implements ResolverHook {
    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {}

    @Override
    public void filterSingletonCollisions(
        BundleCapability singleton, Collection<BundleCapability> candidates) {}

    /** The framework logs what a hook throws, and goes on with the candidates there are. */
    @Override
    public void filterMatches(
        BundleRequirement requirement, Collection<BundleCapability> candidates) {
      try {
        filter(requirement, candidates.iterator());
      } catch (RuntimeException | Error e) {
        candidates.clear();
        throw e;
      }
    }

    private void filter(BundleRequirement requirement, Iterator<BundleCapability> candidates) {
      while (candidates.hasNext()) {
        if (isDenied(requirement, candidates.next())) {
          candidates.remove();
        }
      }
    }

    @Override
    public void end() {}
  }
}
