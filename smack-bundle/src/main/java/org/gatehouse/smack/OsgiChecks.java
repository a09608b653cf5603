package org.gatehouse.smack;

import org.gatehouse.lsm.hook.BundleHooks;
import org.gatehouse.lsm.hook.MessageHooks;
import org.gatehouse.lsm.hook.ServiceHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.smack.Judge.About;
import org.gatehouse.smack.policy.Access;

/**
 * Bundles, services and messages, which Linux does not have: they have the label of the task they
 * belong to. Looking needs r, changing w; a message needs w from its sender to its receiver, as a
 * packet does.
 */
final class OsgiChecks implements BundleHooks, ServiceHooks, MessageHooks {
  private static final About BUNDLE = new About("smack_bundle", "bundle");
  private static final About SERVICE = new About("smack_service", "service");
  private static final About MESSAGE = new About("smack_msg_queue_msgrcv", "msgq");

  private final Judge judge;

  OsgiChecks(Judge judge) {
    this.judge = judge;
  }

  private Verdict ask(About about, Cred subject, Task owner, int request) {
    return judge.task(about, subject, judge.subjects().label(owner), request);
  }

  @Override
  public Verdict bundleUpdate(Cred subject, BundleObject bundle) {
    return ask(BUNDLE, subject, bundle.task(), Access.WRITE);
  }

  @Override
  public Verdict bundleUninstall(Cred subject, BundleObject bundle) {
    return ask(BUNDLE, subject, bundle.task(), Access.WRITE);
  }

  @Override
  public Verdict bundleStart(Cred subject, BundleObject bundle) {
    return ask(BUNDLE, subject, bundle.task(), Access.WRITE);
  }

  @Override
  public Verdict bundleStop(Cred subject, BundleObject bundle) {
    return ask(BUNDLE, subject, bundle.task(), Access.WRITE);
  }

  @Override
  public Verdict bundleRefresh(Cred subject, BundleObject bundle) {
    return ask(BUNDLE, subject, bundle.task(), Access.WRITE);
  }

  @Override
  public Verdict bundleMetadata(Cred subject, BundleObject bundle) {
    return ask(BUNDLE, subject, bundle.task(), Access.READ);
  }

  @Override
  public Verdict bundleResource(Cred subject, BundleObject bundle, String name) {
    return ask(BUNDLE, subject, bundle.task(), Access.READ);
  }

  @Override
  public Verdict serviceRegister(Cred subject, ServiceObject service) {
    return ask(SERVICE, subject, service.owner(), Access.WRITE);
  }

  @Override
  public Verdict serviceGet(Cred subject, ServiceObject service) {
    return ask(SERVICE, subject, service.owner(), Access.READ);
  }

  @Override
  public Verdict msgQueueMsgrcv(Cred subject, MessageObject message, Task target) {
    return ask(MESSAGE, message.sender(), target, Access.WRITE);
  }
}
