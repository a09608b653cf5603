package org.gatehouse.apparmor.module;

import org.gatehouse.lsm.hook.CapableHooks;
import org.gatehouse.lsm.hook.JvmHooks;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.lsm.object.Task;

/** What profiles have no rules for, and a task that ended may not do in the JVM. */
final class EndedInJvm implements JvmHooks, TaskHooks, CapableHooks {
  private final Judge judge;

  EndedInJvm(Judge judge) {
    this.judge = judge;
  }

  private Verdict ask(Cred subject) {
    return judge.state(subject).isKilled() ? Judge.over() : Verdict.ALLOW;
  }

  @Override
  public Verdict propertyRead(Cred subject, String key) {
    return ask(subject);
  }

  @Override
  public Verdict propertyWrite(Cred subject, String key) {
    return ask(subject);
  }

  @Override
  public Verdict envRead(Cred subject, String name) {
    return ask(subject);
  }

  @Override
  public Verdict globalSet(Cred subject, String what) {
    return ask(subject);
  }

  @Override
  public Verdict configurationRead(Cred subject, String pid) {
    return ask(subject);
  }

  @Override
  public Verdict configurationWrite(Cred subject, String pid) {
    return ask(subject);
  }

  @Override
  public Verdict nameResolve(Cred subject, String name) {
    return ask(subject);
  }

  @Override
  public Verdict interfaceList(Cred subject) {
    return ask(subject);
  }

  @Override
  public Verdict threadList(Cred subject) {
    return ask(subject);
  }

  @Override
  public Verdict processInfo(Cred subject, long pid) {
    return ask(subject);
  }

  @Override
  public Verdict reflectAccess(Cred subject, Task owner, String type) {
    return ask(subject);
  }

  @Override
  public Verdict taskSetnice(Cred subject, Task task, int nice) {
    return ask(subject);
  }

  @Override
  public Verdict taskSetscheduler(Cred subject, Task task) {
    return ask(subject);
  }

  @Override
  public Verdict taskFixSetuid(Cred subject, Cred target) {
    return ask(subject);
  }

  @Override
  public Verdict usernsCreate(Cred subject) {
    return ask(subject);
  }

  @Override
  public Verdict kernelModuleRequest(Cred subject, String name) {
    return ask(subject);
  }

  @Override
  public Verdict kernelLoadData(Cred subject, String kind) {
    return ask(subject);
  }

  @Override
  public Verdict kernelReadFile(Cred subject, FileObject file, String kind) {
    return ask(subject);
  }

  @Override
  public Verdict capget(Cred subject, Task task) {
    return ask(subject);
  }

  @Override
  public Verdict capset(Cred subject, long effective, long inheritable, long permitted) {
    return ask(subject);
  }

  @Override
  public Verdict syslog(Cred subject, int type) {
    return ask(subject);
  }

  @Override
  public Verdict settime(Cred subject) {
    return ask(subject);
  }

  @Override
  public Verdict lockedDown(Cred subject, String reason) {
    return ask(subject);
  }

  @Override
  public Verdict perfEventOpen(Cred subject, int type) {
    return ask(subject);
  }
}
