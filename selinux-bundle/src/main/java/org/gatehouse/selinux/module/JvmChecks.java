package org.gatehouse.selinux.module;

import java.util.function.Supplier;
import org.gatehouse.lsm.hook.CapableHooks;
import org.gatehouse.lsm.hook.JvmHooks;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.server.InitialSids;
import org.jspecify.annotations.Nullable;

/**
 * What all tasks of one JVM share, and code that comes in: classes that only a JVM has, and the
 * kernel's for what it knows too. What belongs to the whole JVM has the framework's label,
 * properties that of their line in {@code property_contexts}.
 */
final class JvmChecks implements JvmHooks, CapableHooks, TaskHooks {
  private static final SelinuxClass CLASS = SelinuxClass.JVM_CLASS;
  private static final SelinuxClass GLOBAL = SelinuxClass.JVM_GLOBAL;
  private static final SelinuxClass PROPERTY = SelinuxClass.JVM_PROPERTY;
  private static final SelinuxClass MBEAN = SelinuxClass.JVM_MBEAN;
  private static final int READ = PROPERTY.bits("read");
  private static final int WRITE = PROPERTY.bits("write");
  private static final int GLOBAL_GET = GLOBAL.bits("getattr");
  private static final int GLOBAL_SET = GLOBAL.bits("setattr");
  private static final int GLOBAL_HOOK = GLOBAL.bits("hook");
  private static final int COMMAND = GLOBAL.bits("command");
  private static final int DUMP = GLOBAL.bits("dump");
  private static final int MBEAN_REGISTER = MBEAN.bits("register");
  private static final int SYS_ADMIN = SelinuxClass.CAPABILITY.bits("sys_admin");
  private static final int REFLECT = CLASS.bits("reflect");
  private static final int INSTRUMENT = CLASS.bits("instrument");
  private static final int DEFINE = CLASS.bits("define");
  private static final int RESOLVE = SelinuxClass.UDP_SOCKET.bits("create", "connect");
  private static final int LIST = SelinuxClass.JVM_THREAD.bits("list");
  private static final int LOOK = SelinuxClass.PROCESS.bits("getattr");
  private static final int PTRACE = SelinuxClass.PROCESS.bits("ptrace");
  private static final int EXECMEM = SelinuxClass.PROCESS.bits("execmem");
  private static final int REQUEST = SelinuxClass.SYSTEM.bits("module_request");
  private static final int LOAD = SelinuxClass.SYSTEM.bits("module_load");

  private final Judge judge;
  private final FileLabels files;
  private final Supplier<Labelling> labels;

  JvmChecks(Judge judge, FileLabels files, Supplier<Labelling> labels) {
    this.judge = judge;
    this.files = files;
    this.labels = labels;
  }

  private Verdict property(Cred subject, String key, int permission) {
    return judge.ask(subject, label(key), PROPERTY, permission, key);
  }

  private int label(String key) {
    @Nullable String context = labels.get().properties().lookup(key);
    return context == null || !judge.state().isLoaded()
        ? InitialSids.KERNEL
        : judge.state().server().objectSid(context, InitialSids.UNLABELED);
  }

  @Override
  public Verdict propertyRead(Cred subject, String key) {
    return property(subject, key, READ);
  }

  @Override
  public Verdict propertyWrite(Cred subject, String key) {
    return property(subject, key, WRITE);
  }

  @Override
  public Verdict envRead(Cred subject, String name) {
    return property(subject, "env:" + name, READ);
  }

  @Override
  public Verdict configurationRead(Cred subject, String pid) {
    return property(subject, "configuration:" + pid, READ);
  }

  @Override
  public Verdict configurationWrite(Cred subject, String pid) {
    return property(subject, "configuration:" + pid, WRITE);
  }

  @Override
  public Verdict globalSet(Cred subject, String what) {
    if (what.startsWith("mbean ")) {
      return judge.self(subject, MBEAN, MBEAN_REGISTER, what);
    }
    int permission = what.equals("shutdown hook") ? GLOBAL_HOOK : GLOBAL_SET;
    return judge.framework(subject, GLOBAL, permission, what);
  }

  @Override
  public Verdict interfaceList(Cred subject) {
    return judge.framework(subject, GLOBAL, GLOBAL_GET, "interfaces");
  }

  @Override
  public Verdict threadList(Cred subject) {
    return judge.framework(subject, SelinuxClass.JVM_THREAD, LIST, null);
  }

  @Override
  public Verdict processInfo(Cred subject, long pid) {
    return judge.framework(subject, SelinuxClass.PROCESS, LOOK, pid);
  }

  @Override
  public Verdict reflectAccess(Cred subject, Task owner, String type) {
    return judge.ask(subject, judge.subjects().sid(owner), CLASS, REFLECT, type);
  }

  @Override
  public Verdict perfEventOpen(Cred subject, int type) {
    return judge.framework(subject, GLOBAL, DUMP, "events");
  }

  /** What breaks the integrity of the JVM, by what it is in Linux, or by a class of the JVM's. */
  @Override
  public Verdict lockedDown(Cred subject, String reason) {
    return switch (reason) {
      case "attach" -> judge.framework(subject, SelinuxClass.PROCESS, PTRACE, reason);
      case "instrumentation" -> judge.framework(subject, CLASS, INSTRUMENT, reason);
      case "Unsafe", "native access" -> judge.self(subject, SelinuxClass.PROCESS, EXECMEM, reason);
      default ->
          reason.startsWith("opening of ")
              ? judge.framework(subject, CLASS, REFLECT, reason)
              : judge.framework(subject, GLOBAL, COMMAND, reason);
    };
  }

  @Override
  public Verdict kernelModuleRequest(Cred subject, String name) {
    return judge.framework(subject, SelinuxClass.SYSTEM, REQUEST, name);
  }

  /**
   * Types that are made from bytes are their maker's own. A bundle is to the framework what a
   * module is to the kernel (Linux 6.12 selinux_kernel_load_data).
   */
  @Override
  public Verdict kernelLoadData(Cred subject, String kind) {
    return kind.equals("bundle")
        ? judge.self(subject, SelinuxClass.SYSTEM, LOAD, kind)
        : judge.self(subject, CLASS, DEFINE, kind);
  }

  /** The JVM asks the name's server for the subject, who needs what a resolver needs in Linux. */
  @Override
  public Verdict nameResolve(Cred subject, String name) {
    return judge.self(subject, SelinuxClass.UDP_SOCKET, RESOLVE, name);
  }

  /** Without a record, as Linux 6.12 selinux_vm_enough_memory. */
  @Override
  public boolean vmEnoughMemory(Cred subject, long pages) {
    int sid = judge.sid(subject);
    int tclass = SelinuxClass.CAPABILITY.number();
    return judge.state().avc().denied(sid, sid, tclass, SYS_ADMIN) == 0;
  }

  /** Native code, by the label of its file. */
  @Override
  public Verdict kernelReadFile(Cred subject, FileObject file, String kind) {
    int label = files.of(file.path()).sid();
    return kind.equals("native-library")
        ? judge.ask(subject, label, SelinuxClass.SYSTEM, LOAD, file)
        : Verdict.ALLOW;
  }
}
