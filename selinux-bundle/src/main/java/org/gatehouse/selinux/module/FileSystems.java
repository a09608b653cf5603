package org.gatehouse.selinux.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.policy.Context;
import org.gatehouse.selinux.policy.Labels;
import org.gatehouse.selinux.server.InitialSids;
import org.gatehouse.selinux.server.Snapshot;
import org.jspecify.annotations.Nullable;

/** What a policy says of file systems by their type: the label of each, and of files below it. */
record FileSystems(SelinuxState state) {
  private static final int FS = InitialSids.NAMES.indexOf("fs") + 1;

  /** The label of the file system that has a file (fs_use, else that of the initial SID). */
  int sid(Path file) {
    @Nullable Snapshot now = state.server().snapshot();
    return now == null
        ? FS
        : type(file)
            .flatMap(now.policy().labels()::fsUse)
            .map(Labels.FsUse::context)
            .map(context -> state.server().sid(now, context))
            .orElse(FS);
  }

  /** The label of a file that has none of its own: genfscon, else that of the initial SID. */
  int file(Path file, SelinuxClass tclass) {
    @Nullable Snapshot now = state.server().snapshot();
    if (now == null) {
      return InitialSids.FILE;
    }
    int value = now.objectClass(tclass.number());
    Optional<Context> context =
        type(file).flatMap(type -> now.policy().labels().genfs(type, below(file, type), value));
    return context.map(found -> state.server().sid(now, found)).orElse(InitialSids.FILE);
  }

  /** The path from the file system's root; those that have such rules are mounted at one place. */
  private static String below(Path file, String type) {
    Path root = Path.of(type.equals("sysfs") ? "/sys" : "/" + type);
    return file.startsWith(root) ? "/" + root.relativize(file) : file.toString();
  }

  private static Optional<String> type(Path file) {
    try {
      Path there = Files.exists(file) ? file : file.getParent();
      return there == null ? Optional.empty() : Optional.of(Files.getFileStore(there).type());
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }
}
