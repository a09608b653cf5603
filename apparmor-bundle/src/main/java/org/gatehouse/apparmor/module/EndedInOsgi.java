package org.gatehouse.apparmor.module;

import org.gatehouse.lsm.hook.BundleHooks;
import org.gatehouse.lsm.hook.MessageHooks;
import org.gatehouse.lsm.hook.ServiceHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.ServiceObject;

/** What profiles have no rules for, and a task that ended may not ask of the framework. */
final class EndedInOsgi implements BundleHooks, ServiceHooks, MessageHooks {
  private final Judge judge;

  EndedInOsgi(Judge judge) {
    this.judge = judge;
  }

  private Verdict ask(Cred subject) {
    return judge.state(subject).isKilled() ? Judge.over() : Verdict.ALLOW;
  }

  @Override
  public Verdict bundleInstall(Cred subject, String location) {
    return ask(subject);
  }

  @Override
  public Verdict bundleUpdate(Cred subject, BundleObject bundle) {
    return ask(subject);
  }

  @Override
  public Verdict bundleUninstall(Cred subject, BundleObject bundle) {
    return ask(subject);
  }

  @Override
  public Verdict bundleStart(Cred subject, BundleObject bundle) {
    return ask(subject);
  }

  @Override
  public Verdict bundleStop(Cred subject, BundleObject bundle) {
    return ask(subject);
  }

  @Override
  public Verdict bundleRefresh(Cred subject, BundleObject bundle) {
    return ask(subject);
  }

  @Override
  public Verdict bundleMetadata(Cred subject, BundleObject bundle) {
    return ask(subject);
  }

  @Override
  public Verdict bundleResource(Cred subject, BundleObject bundle, String name) {
    return ask(subject);
  }

  @Override
  public Verdict bundleListener(Cred subject, String kind) {
    return ask(subject);
  }

  @Override
  public Verdict serviceRegister(Cred subject, ServiceObject service) {
    return ask(subject);
  }

  @Override
  public Verdict serviceModify(Cred subject, ServiceObject service) {
    return ask(subject);
  }

  @Override
  public Verdict serviceGet(Cred subject, ServiceObject service) {
    return ask(subject);
  }

  @Override
  public Verdict serviceListener(Cred subject, String filter) {
    return ask(subject);
  }

  @Override
  public Verdict msgQueueAssociate(Cred subject, String topic) {
    return ask(subject);
  }

  @Override
  public Verdict msgQueueMsgsnd(Cred subject, MessageObject message) {
    return ask(subject);
  }
}
