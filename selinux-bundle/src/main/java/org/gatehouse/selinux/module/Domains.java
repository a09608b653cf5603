package org.gatehouse.selinux.module;

import java.util.Set;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.label.BundleContexts;
import org.gatehouse.selinux.label.BundleSpec;
import org.gatehouse.selinux.server.InitialSids;
import org.gatehouse.selinux.server.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Which domain a bundle starts in: that of its line in {@code bundle_contexts}, else the type
 * transition from its installer's domain and its jar's type. A text that is no context of the
 * policy, and a transition to one that is not valid, make it unlabelled.
 */
final class Domains {
  private final SelinuxState state;
  private final Origins origins;
  private final LabelFiles labels;
  private final FileLabels files;

  Domains(SelinuxState state, Origins origins, LabelFiles labels, FileLabels files) {
    this.state = state;
    this.origins = origins;
    this.labels = labels;
    this.files = files;
  }

  /** The label of operators' sessions. */
  int operator() {
    return state.isLoaded() ? labels.current().operator() : InitialSids.KERNEL;
  }

  /** The label of a bundle's jar. */
  int jar(Task task) {
    String file = origins.file(task);
    return file == null || !state.isLoaded() ? InitialSids.FILE : files.of(file).sid();
  }

  /** Where a task goes that is installed by this label; under no_new_privs only where it may. */
  int of(Task task, int installer, boolean noNewPrivs) {
    if (!state.isLoaded()) {
      return InitialSids.KERNEL;
    }
    int wanted = wanted(task, installer);
    return noNewPrivs && !new NewPrivs(state).mayGo(installer, wanted) ? installer : wanted;
  }

  private int wanted(Task task, int installer) {
    Set<String> signers = labels.current().hasSigners() ? origins.signers(task) : Set.of();
    BundleContexts bundles = labels.current().bundles();
    @Nullable BundleSpec line =
        bundles == null || !task.isNamed() ? null : bundles.find(task.name(), signers);
    return line == null
        ? transition(installer, jar(task))
        : state.server().objectSid(line.context(), InitialSids.UNLABELED);
  }

  private int transition(int installer, int jar) {
    int process = SelinuxClass.PROCESS.number();
    try {
      return state.server().compute(Relation.TRANSITION, installer, jar, process, "", true);
    } catch (LsmException e) {
      return InitialSids.UNLABELED;
    }
  }
}
