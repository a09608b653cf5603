package org.gatehouse.selinux.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.gatehouse.lsm.blob.BlobSlots;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.Reserved;
import org.gatehouse.lsm.object.Inode;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.avc.AvcHint;
import org.gatehouse.selinux.label.FileContexts;
import org.gatehouse.selinux.server.InitialSids;
import org.jspecify.annotations.Nullable;

/**
 * The labels of files: from the attribute {@code user.selinux}, else from {@code file_contexts},
 * else by the type of the file system. They are kept in the inode's blob; a file that changes, also
 * from outside, is a new inode, and other label files are looked up anew.
 *
 * <p>An inode that was met before the module came is labelled by the name it was met by; one that
 * has lost it, as an open file that was deleted, is unlabelled.
 */
final class FileLabels {
  private final Reserved<FileLabel> slot = new Reserved<>(ObjectKind.INODE);
  private final SelinuxState state;
  private final LabelFiles labels;
  private final NewFiles made;
  private final FileSystems systems;

  FileLabels(SelinuxState state, LabelFiles labels, NewFiles made) {
    this.state = state;
    this.labels = labels;
    this.made = made;
    this.systems = new FileSystems(state);
  }

  void begin(BlobSlots slots) {
    slot.begin(slots);
  }

  /** The label that an inode has, though it may be of older label files; null for none. */
  @Nullable FileLabel kept(Inode inode) {
    return slot.get(inode);
  }

  private boolean isCurrent(int reading) {
    return labels.current().reading() == reading;
  }

  private FileLabel label(int sid, SelinuxClass tclass, String path, int reading) {
    return new FileLabel(sid, tclass, path, reading, new AvcHint(() -> isCurrent(reading)));
  }

  /** The label of an inode. */
  FileLabel of(Inode inode) {
    FileLabel there = slot.get(inode);
    int reading = labels.current().reading();
    if (there != null && there.reading() == reading) {
      return there;
    }
    String name = there == null ? inode.alias() : there.path();
    return name == null || name.isEmpty()
        ? label(InitialSids.UNLABELED, FileLabel.tclass(inode), "", reading)
        : instantiate(name, inode);
  }

  /** The label of a file that is met by name. */
  FileLabel of(PathObject path) {
    Inode inode = path.inode();
    return inode == null ? of(path.path()) : instantiate(path.path(), inode);
  }

  /** The label of what has this name, whether or not it is there. */
  FileLabel of(String path) {
    return of(path, tclass(Path.of(path)));
  }

  private static SelinuxClass tclass(Path file) {
    try {
      Object mode = Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return FileLabel.tclass(((Number) mode).intValue());
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return SelinuxClass.FILE;
    }
  }

  private FileLabel of(String path, SelinuxClass tclass) {
    Labelling under = labels.current();
    return label(sid(path, tclass, under), tclass, path, under.reading());
  }

  private int sid(String path, SelinuxClass tclass, Labelling under) {
    if (!state.isLoaded()) {
      return InitialSids.FILE;
    }
    String own = SelinuxXattr.read(Path.of(path));
    String text = own != null ? own : context(path, tclass, under);
    return text == null
        ? systems.file(Path.of(path), tclass)
        : state.server().objectSid(text, InitialSids.FILE);
  }

  private static @Nullable String context(String path, SelinuxClass tclass, Labelling under) {
    FileContexts files = under.files();
    return files == null ? null : files.lookup(path, FileLabel.type(tclass));
  }

  /** The label that a file would have here without an attribute. */
  int usual(String path, SelinuxClass tclass) {
    String text = context(path, tclass, labels.current());
    return text == null ? 0 : state.server().objectSid(text, InitialSids.FILE);
  }

  /** The label of the file system that has a file. */
  int system(String path) {
    return systems.sid(Path.of(path));
  }

  /** The inode gets its label; an old one stays while the label files do. */
  FileLabel instantiate(String path, Inode inode) {
    FileLabel there = slot.get(inode);
    if (there != null && isCurrent(there.reading())) {
      return there;
    }
    SelinuxClass tclass = FileLabel.tclass(inode);
    OptionalInt promised = made.take(path, inode, tclass);
    FileLabel fresh =
        promised.isEmpty()
            ? of(path, tclass)
            : label(promised.getAsInt(), tclass, path, labels.current().reading());
    if (promised.isPresent() && usual(path, tclass) != fresh.sid()) {
      SelinuxXattr.write(Path.of(path), state.server().text(fresh.sid()));
    }
    if (there != null) {
      slot.unlink(inode);
    }
    return slot.attach(inode, fresh);
  }

  /** The label was changed through the hooks. */
  void relabel(Inode inode, int sid) {
    String path = of(inode).path();
    slot.unlink(inode);
    slot.attach(inode, label(sid, FileLabel.tclass(inode), path, labels.current().reading()));
  }

  /** Something changed that the blob does not know: the next look by name finds out. */
  void forget(Inode inode) {
    slot.unlink(inode);
  }
}
