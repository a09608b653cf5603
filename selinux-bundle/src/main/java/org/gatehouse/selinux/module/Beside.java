package org.gatehouse.selinux.module;

import java.util.List;
import java.util.Map;
import org.gatehouse.selinux.fs.LocalFiles;
import org.gatehouse.selinux.label.FileContexts;
import org.gatehouse.selinux.label.FileType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.log.Logger;

/** What lies in the operator's directory, for whoever asks through the control tree. */
final class Beside implements LocalFiles {
  private final PolicyDirectory directory;
  private final LabelFiles labels;
  private final ChangedFiles changes;
  private final Logger log;
  private volatile Map<String, Object> given = Map.of();

  Beside(PolicyDirectory directory, LabelFiles labels, ChangedFiles changes, Logger log) {
    this.directory = directory;
    this.labels = labels;
    this.changes = changes;
    this.log = log;
  }

  @Override
  public byte[] policy() {
    given = changes.now();
    return directory.bytes(log::error);
  }

  @Override
  public void loaded() {
    changes.policyRead(given);
  }

  @Override
  public List<String> changed() {
    return changes.changed();
  }

  @Override
  public boolean isDontaudit() {
    return directory.isDontaudit();
  }

  @Override
  public void dontaudit(boolean on) {
    directory.dontaudit(on);
  }

  @Override
  public String booleans() {
    return directory.booleans();
  }

  @Override
  public void keep(Map<String, Boolean> states) {
    directory.keep(states);
  }

  @Override
  public @Nullable String context(String path, FileType type) {
    FileContexts files = labels.current().files();
    return files == null ? null : files.lookup(path, type);
  }
}
