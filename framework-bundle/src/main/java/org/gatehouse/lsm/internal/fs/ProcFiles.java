package org.gatehouse.lsm.internal.fs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.internal.attr.ProcAttr;
import org.gatehouse.lsm.internal.dispatch.PerModule;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.ControlFile;

/**
 * {@code /proc/<task>/…}: a directory for each task by number, for each name that only one task
 * bears, and {@code self} for the reader.
 */
final class ProcFiles implements ControlTree.Live {
  private final Tasks tasks;
  private final ProcAttr attributes;
  private final PerModule modules;

  ProcFiles(Tasks tasks, ProcAttr attributes, PerModule modules) {
    this.tasks = tasks;
    this.attributes = attributes;
    this.modules = modules;
  }

  @Override
  public Map<String, ControlFile> files(Cred subject) {
    Map<String, ControlFile> files = new TreeMap<>();
    List<Task> all = tasks.all();
    for (Task task : all) {
      add("/proc/" + task.id() + "/", task, files);
      if (!isNumber(task.name())
          && all.stream().filter(t -> t.name().equals(task.name())).count() == 1) {
        add("/proc/" + task.name() + "/", task, files);
      }
    }
    add("/proc/self/", subject.task(), files);
    return files;
  }

  /** A bundle may bear a number as its name; it must not stand for the task of that number. */
  private static boolean isNumber(String name) {
    return name.matches("[0-9]+");
  }

  private void add(String directory, Task task, Map<String, ControlFile> files) {
    files.put(directory + "status", ControlFile.readOnly(() -> status(task)));
    String attr = directory + "attr/";
    for (Attribute attribute : Attribute.values()) {
      String name = attribute.fileName();
      files.put(attr + name, new AttributeFile(attribute, task));
      for (String module : modules.names()) {
        files.put(attr + module + "/" + name, new ModuleAttributeFile(attribute, task, module));
      }
    }
    files.put(attr + "context", new ContextFile(task));
    files.put(attr + "display", new DisplayFile(task));
  }

  private static String status(Task task) {
    Task parent = task.realParent();
    return "Name:\t"
        + task.name()
        + "\nPid:\t"
        + task.id()
        + "\nPPid:\t"
        + (parent == null ? 0 : parent.id())
        + "\nIncarnation:\t"
        + task.incarnation()
        + "\n";
  }

  private static int mode(Attribute attribute) {
    return attribute == Attribute.PREV ? 0444 : 0666;
  }

  /** What a display file holds; also the default's. */
  static String trimmed(byte[] data) {
    return new String(data, StandardCharsets.UTF_8).strip();
  }

  private final class AttributeFile implements ControlFile {
    private final Attribute attribute;
    private final Task task;

    AttributeFile(Attribute attribute, Task task) {
      this.attribute = attribute;
      this.task = task;
    }

    @Override
    public int mode() {
      return ProcFiles.mode(attribute);
    }

    @Override
    public byte[] read(Cred subject) {
      return attributes.read(task, attribute.fileName());
    }

    @Override
    public int write(Cred subject, byte[] data, long offset) {
      return attributes.write(subject, task, attribute.fileName(), data);
    }
  }

  private final class ModuleAttributeFile implements ControlFile {
    private final Attribute attribute;
    private final Task task;
    private final String module;

    ModuleAttributeFile(Attribute attribute, Task task, String module) {
      this.attribute = attribute;
      this.task = task;
      this.module = module;
    }

    @Override
    public int mode() {
      return ProcFiles.mode(attribute);
    }

    @Override
    public byte[] read(Cred subject) {
      return attributes.read(task, attribute.fileName(), module);
    }

    @Override
    public int write(Cred subject, byte[] data, long offset) {
      return attributes.writeTo(subject, task, attribute.fileName(), data, module);
    }
  }

  private final class ContextFile implements ControlFile {
    private final Task task;

    ContextFile(Task task) {
      this.task = task;
    }

    @Override
    public int mode() {
      return 0444;
    }

    @Override
    public byte[] read(Cred subject) {
      return attributes.context(task);
    }
  }

  private final class DisplayFile implements ControlFile {
    private final Task task;

    DisplayFile(Task task) {
      this.task = task;
    }

    @Override
    public int mode() {
      return 0644;
    }

    @Override
    public byte[] read(Cred subject) {
      return (attributes.display(task) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int write(Cred subject, byte[] data, long offset) {
      attributes.setDisplay(subject, task, trimmed(data));
      return data.length;
    }
  }
}
