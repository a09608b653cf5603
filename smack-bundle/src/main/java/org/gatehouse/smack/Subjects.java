package org.gatehouse.smack;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.smack.policy.Label;
import org.gatehouse.smack.policy.Labels;
import org.gatehouse.smack.policy.Placing;
import org.jspecify.annotations.Nullable;

/**
 * The labels of creds. A bundle's comes from the operator's patterns, else from the file that it
 * was installed from (SMACK64EXEC), else from its header where that is believed, else from its
 * parent. A restart is an exec; a task that was there before the module is labelled when it is
 * first met.
 */
final class Subjects {
  private final Reserved<TaskLabel> slot = new Reserved<>(ObjectKind.CRED);
  private final Labels labels;
  private final Origins origins;
  private final Supplier<Placing> placing;
  private final Function<String, FileLabel> files;

  /**
   * @param files the labels of the file of a path
   */
  Subjects(
      Labels labels,
      Origins origins,
      Supplier<Placing> placing,
      Function<String, FileLabel> files) {
    this.labels = labels;
    this.origins = origins;
    this.placing = placing;
    this.files = files;
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
  }

  /** What the creds carry. */
  TaskLabel of(Cred cred) {
    TaskLabel there = slot.get(cred);
    return there != null ? there : slot.attach(cred, new TaskLabel(first(cred)));
  }

  /** The label of the creds. */
  Label label(Cred cred) {
    return of(cred).label();
  }

  /** The label of a task as an object; {@code ?} while it has no creds yet. */
  Label label(Task task) {
    try {
      return of(task.cred()).label();
    } catch (IllegalStateException e) {
      return Label.HUH;
    }
  }

  /** New creds, made from old ones: of the parent, or of the task's last start. */
  void prepare(Cred cred, Cred old) {
    TaskLabel before = of(old);
    Label assigned = assigned(cred);
    slot.attach(cred, new TaskLabel(assigned != null ? assigned : before.label(), before));
  }

  /** A program whose file carries a label of its own. */
  void exec(Cred cred, Label label) {
    of(cred).change(label);
  }

  private Label first(Cred cred) {
    Label assigned = assigned(cred);
    Task parent = cred.task().parent();
    return assigned != null || parent == null
        ? Objects.requireNonNullElse(assigned, Label.FLOOR)
        : label(parent);
  }

  /** The label that the creds get whatever they were made from, or null. */
  private @Nullable Label assigned(Cred cred) {
    Placing now = placing.get();
    if (cred.isOperator()) {
      return now.operator();
    }
    Task task = cred.task();
    if (task.parent() == null) {
      return now.framework();
    }
    Optional<Label> byName = task.isNamed() ? now.bundle(task.name()) : Optional.empty();
    return byName.orElseGet(() -> own(task, now.manifest()));
  }

  private @Nullable Label own(Task task, boolean manifest) {
    String file = origins.file(task);
    Label exec = file == null ? null : files.apply(file).exec();
    return exec != null || !manifest ? exec : header(task);
  }

  /** A malformed header asks for nothing, and nobody gets a star or the web. */
  private @Nullable Label header(Task task) {
    String text = origins.header(task);
    try {
      Label asked = text == null ? null : Placing.label(labels, text.strip());
      return asked == Label.STAR || asked == Label.WEB ? null : asked;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
