package org.gatehouse.lsm.internal.attr;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.internal.dispatch.PerModule;
import org.gatehouse.lsm.internal.stack.Gate;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.jspecify.annotations.Nullable;

/**
 * The label attributes of a task as files: what the LSM stacker of 2005 did in {@code
 * /proc/PID/attr/*} (stacker_getprocattr, stacker_setprocattr), and the display of the AppArmor
 * stacking series of 2019.
 *
 * <p>Without a display every module's value is a line {@code value (module)}; with one, that
 * module's value alone. Plain writes go to the display, else to selinux.
 */
public final class ProcAttr {
  /** Where plain writes go without a display. */
  private static final String RECEIVER = "selinux";

  private static final Pattern ADDRESSED = Pattern.compile("(?s)(.*?) *\\(([!-'*-~]+)\\)\n?");

  private final PerModule modules;
  private final Gate gate;
  private final Map<Task, String> displays = new WeakHashMap<>(); // guarded by displays
  private volatile String displayDefault = "";

  /** Asks these modules. */
  public ProcAttr(PerModule modules, Gate gate) {
    this.modules = modules;
    this.gate = gate;
  }

  /** One module's value of the attribute. */
  public byte[] read(Task task, String name, String module) {
    List<PerModule.Answer> answers = modules.askOne("getprocattr", module, task, name);
    Reply<?> reply = answers.isEmpty() ? Reply.error(Errno.EINVAL) : answers.get(0).reply();
    if (!reply.isValue()) {
      throw new LsmException(Objects.requireNonNull(reply.errno()), module + " has no " + name);
    }
    return (byte[]) reply.value();
  }

  /** All modules' values, or the displayed module's. */
  public byte[] read(Task task, String name) {
    String display = display(task);
    return display.isEmpty() ? readAll(task, name) : read(task, name, display);
  }

  private byte[] readAll(Task task, String name) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    boolean answered = false;
    for (PerModule.Answer answer : modules.ask("getprocattr", task, name)) {
      Errno errno = answer.reply().errno();
      if (errno != null && errno != Errno.EINVAL) {
        throw new LsmException(errno, "module '" + answer.module() + "' refused " + name);
      }
      answered |= errno == null;
      if (errno == null) {
        append(all, (byte[]) answer.reply().value(), answer.module());
      }
    }
    if (!answered) {
      throw new LsmException(Errno.EINVAL, "no module has " + name);
    }
    return all.toByteArray();
  }

  private static void append(ByteArrayOutputStream all, byte[] value, String module) {
    int length =
        value.length > 0 && value[value.length - 1] == '\n' ? value.length - 1 : value.length;
    if (value.length > 0) {
      all.write(value, 0, length);
      all.writeBytes((" (" + module + ")\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The compound context of the task. */
  public byte[] context(Task task) {
    return Compound.of(modules.ask("getprocattr", task, "current"));
  }

  /** Writes the subject's own attribute; returns how many bytes were taken. */
  public int write(Cred subject, Task task, String name, byte[] data) {
    checkOwn(subject, task);
    Matcher addressed = ADDRESSED.matcher(new String(data, StandardCharsets.ISO_8859_1));
    if (addressed.matches()) {
      byte[] value = addressed.group(1).getBytes(StandardCharsets.ISO_8859_1);
      int taken = write(subject, name, value, addressed.group(2));
      return taken + data.length - value.length;
    }
    String display = display(task);
    return write(subject, name, data, display.isEmpty() ? RECEIVER : display);
  }

  /** Writes the subject's own attribute of one module; returns how many bytes were taken. */
  public int writeTo(Cred subject, Task task, String name, byte[] data, String module) {
    checkOwn(subject, task);
    return write(subject, name, data, module);
  }

  private static void checkOwn(Cred subject, Task task) {
    if (subject.task() != task) {
      throw new LsmException(Errno.EACCES, "a task writes its own attributes only");
    }
  }

  private int write(Cred subject, String name, byte[] data, String module) {
    List<PerModule.Answer> answers = modules.askOne("setprocattr", module, subject, name, data);
    Reply<?> reply = answers.isEmpty() ? Reply.error(Errno.EINVAL) : answers.get(0).reply();
    if (!reply.isValue()) {
      throw new LsmException(
          Objects.requireNonNull(reply.errno()), "module '" + module + "' refused " + name);
    }
    return (Integer) reply.value();
  }

  /** Whose values the plain files show for the task; empty for all, and when it left the stack. */
  public String display(Task task) {
    synchronized (displays) {
      String display = displays.getOrDefault(task, displayDefault);
      return modules.names().contains(display) ? display : "";
    }
  }

  /** Chooses it; privileged, as since version 7 of the series. */
  public void setDisplay(Cred subject, @Nullable Task task, String module) {
    Verdict may = gate.capable(subject, Capability.CAP_MAC_ADMIN);
    if (may.isDenied()) {
      throw new LsmException(Errno.EPERM, "choosing the display needs CAP_MAC_ADMIN");
    }
    if (!module.isEmpty() && !modules.names().contains(module)) {
      throw new LsmException(Errno.EINVAL, "module '" + module + "' is not in the stack");
    }
    if (task == null) {
      displayDefault = module;
      return;
    }
    synchronized (displays) {
      displays.put(task, module);
    }
  }

  /** The display of tasks that chose none. */
  public String displayDefault() {
    return displayDefault;
  }
}
