package org.gatehouse.smack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.smack.policy.Label;
import org.gatehouse.smack.policy.Labels;
import org.gatehouse.smack.policy.Placing;
import org.jspecify.annotations.Nullable;

/**
 * The labels of files: from their attributes, else from the operator's paths, else the default.
 * They are kept in the inode's blob; a file that changes, also from outside, is a new inode.
 *
 * <p>An inode that was met before the module came is labelled by the name it was met by; one that
 * has lost it, as an open file that was deleted, is {@code ?}: nobody has rules for that.
 */
final class FileLabels {
  static final int TYPE = 0170000;
  static final int SOCKET = 0140000;

  private static final FileLabel UNKNOWN = FileLabel.of(Label.HUH);

  private final Reserved<FileLabel> slot = new Reserved<>(ObjectKind.INODE);
  private final Labels labels;
  private final Supplier<Placing> placing;
  private final NewFiles made;

  FileLabels(Labels labels, Supplier<Placing> placing, NewFiles made) {
    this.labels = labels;
    this.placing = placing;
    this.made = made;
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
  }

  /** The labels of an inode. */
  FileLabel of(Inode inode) {
    FileLabel there = slot.get(inode);
    return there != null ? there : late(inode);
  }

  private FileLabel late(Inode inode) {
    String name = inode.alias();
    return name == null ? UNKNOWN : instantiate(name, inode);
  }

  /** The labels of a file that is met by name. */
  FileLabel of(PathObject path) {
    Inode inode = path.inode();
    return inode == null ? of(path.path()) : instantiate(path.path(), inode);
  }

  /** The labels of what has this name, whether or not it is there. */
  FileLabel of(String path) {
    Placing now = placing.get();
    Optional<Placing.FileEntry> entry = now.file(path);
    FileLabel base = FileLabel.of(entry.map(Placing.FileEntry::label).orElse(now.file()));
    Path file = Path.of(path);
    boolean transmute = entry.map(Placing.FileEntry::transmute).orElse(false);
    FileLabel placed = base.withTransmute(transmute && Files.isDirectory(file));
    List<String> names = SmackXattr.names(file);
    return names.stream().anyMatch(name -> name.startsWith("SMACK64")) ? own(file, placed) : placed;
  }

  /** The inode gets its labels, once. */
  FileLabel instantiate(String path, Inode inode) {
    FileLabel there = slot.get(inode);
    if (there != null) {
      return there;
    }
    FileLabel fresh =
        (inode.mode() & TYPE) == SOCKET
            ? FileLabel.of(Label.STAR)
            : made.take(path, inode).orElseGet(() -> of(path));
    return slot.attach(inode, fresh);
  }

  /** The labels were changed through the hooks. */
  void relabel(Inode inode, FileLabel next) {
    slot.unlink(inode);
    slot.attach(inode, next);
  }

  /** Something changed that the blob does not know: the next look by name finds out. */
  void forget(Inode inode) {
    slot.unlink(inode);
  }

  private FileLabel own(Path file, FileLabel base) {
    Label label = label(SmackXattr.SMACK64.read(file));
    Label exec = label(SmackXattr.SMACK64EXEC.read(file));
    Label mmap = label(SmackXattr.SMACK64MMAP.read(file));
    boolean transmute = SmackXattr.TRUE.equals(SmackXattr.SMACK64TRANSMUTE.read(file));
    return new FileLabel(
        label == null ? base.label() : label,
        isForTasks(exec) ? exec : null,
        isForTasks(mmap) ? mmap : null,
        transmute || base.transmute());
  }

  private static boolean isForTasks(@Nullable Label label) {
    return label != Label.STAR && label != Label.WEB;
  }

  private @Nullable Label label(@Nullable String text) {
    try {
      return text == null ? null : labels.intern(text);
    } catch (LsmException e) {
      return null;
    }
  }
}
