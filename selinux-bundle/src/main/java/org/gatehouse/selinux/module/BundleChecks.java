package org.gatehouse.selinux.module;

import org.gatehouse.lsm.hook.BundleHooks;
import org.gatehouse.lsm.hook.MessageHooks;
import org.gatehouse.lsm.hook.ServiceHooks;
import org.gatehouse.lsm.hook.StackHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.BundleObject;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.StackOperation;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.selinux.SelinuxClass;

/**
 * Bundles, services, messages and the stack of modules. A bundle and a service have the label of
 * their task; what is not there yet, and the stack, that of the framework.
 */
final class BundleChecks implements BundleHooks, ServiceHooks, MessageHooks, StackHooks {
  private static final SelinuxClass BUNDLE = SelinuxClass.OSGI_BUNDLE;
  private static final SelinuxClass SERVICE = SelinuxClass.OSGI_SERVICE;
  private static final int INSTALL = BUNDLE.bits("install");
  private static final int UPDATE = BUNDLE.bits("update");
  private static final int UNINSTALL = BUNDLE.bits("uninstall");
  private static final int START = BUNDLE.bits("start");
  private static final int STOP = BUNDLE.bits("stop");
  private static final int REFRESH = BUNDLE.bits("refresh");
  private static final int GETATTR = BUNDLE.bits("getattr");
  private static final int READ = BUNDLE.bits("read");
  private static final int WIRE = BUNDLE.bits("wire");
  private static final int LISTEN = BUNDLE.bits("listen");
  private static final int REGISTER = SERVICE.bits("register");
  private static final int GET = SERVICE.bits("get");
  private static final int FIND = SERVICE.bits("find");
  private static final int MODIFY = SERVICE.bits("modify");
  private static final int UNREGISTER = SERVICE.bits("unregister");
  private static final int SERVICE_LISTEN = SERVICE.bits("listen");
  private static final int SEND = SelinuxClass.MSG.bits("send");
  private static final int RECEIVE = SelinuxClass.MSG.bits("receive");

  private final Judge judge;

  BundleChecks(Judge judge) {
    this.judge = judge;
  }

  private Verdict ask(Cred subject, BundleObject bundle, int permission) {
    return judge.task(subject, bundle.task(), BUNDLE, permission);
  }

  @Override
  public Verdict bundleInstall(Cred subject, String location) {
    return judge.framework(subject, BUNDLE, INSTALL, location);
  }

  @Override
  public Verdict bundleUpdate(Cred subject, BundleObject bundle) {
    return ask(subject, bundle, UPDATE);
  }

  @Override
  public Verdict bundleUninstall(Cred subject, BundleObject bundle) {
    return ask(subject, bundle, UNINSTALL);
  }

  @Override
  public Verdict bundleStart(Cred subject, BundleObject bundle) {
    return ask(subject, bundle, START);
  }

  @Override
  public Verdict bundleStop(Cred subject, BundleObject bundle) {
    return ask(subject, bundle, STOP);
  }

  @Override
  public Verdict bundleRefresh(Cred subject, BundleObject bundle) {
    return ask(subject, bundle, REFRESH);
  }

  @Override
  public Verdict bundleMetadata(Cred subject, BundleObject bundle) {
    return ask(subject, bundle, GETATTR);
  }

  @Override
  public Verdict bundleResource(Cred subject, BundleObject bundle, String name) {
    return ask(subject, bundle, READ);
  }

  @Override
  public Verdict bundleListener(Cred subject, String kind) {
    return judge.self(subject, BUNDLE, LISTEN, kind);
  }

  @Override
  public Verdict bundleWire(Cred subject, BundleObject provider, String namespace, String name) {
    return ask(subject, provider, WIRE);
  }

  private Verdict ask(Cred subject, ServiceObject service, int permission) {
    int owner = judge.subjects().sid(service.owner());
    return judge.ask(subject, owner, SERVICE, permission, service);
  }

  @Override
  public Verdict serviceRegister(Cred subject, ServiceObject service) {
    return ask(subject, service, REGISTER);
  }

  @Override
  public Verdict serviceModify(Cred subject, ServiceObject service) {
    return ask(subject, service, MODIFY);
  }

  @Override
  public Verdict serviceUnregister(Cred subject, ServiceObject service) {
    return ask(subject, service, UNREGISTER);
  }

  @Override
  public Verdict serviceGet(Cred subject, ServiceObject service) {
    return ask(subject, service, GET);
  }

  @Override
  public Verdict serviceFind(Cred subject, ServiceObject service) {
    return ask(subject, service, FIND);
  }

  @Override
  public Verdict serviceListener(Cred subject, String filter) {
    return judge.self(subject, SERVICE, SERVICE_LISTEN, filter);
  }

  /** A message has its sender's label. */
  @Override
  public Verdict msgQueueMsgsnd(Cred subject, MessageObject message) {
    int label = judge.sid(message.sender());
    return judge.ask(subject, label, SelinuxClass.MSG, SEND, message);
  }

  @Override
  public Verdict msgQueueMsgrcv(Cred subject, MessageObject message, Task target) {
    int label = judge.sid(message.sender());
    int receiver = judge.subjects().sid(target);
    return judge.ask(receiver, label, SelinuxClass.MSG, RECEIVE, message);
  }

  @Override
  public Verdict stackManage(Cred subject, StackOperation operation, String module) {
    SelinuxClass stack = SelinuxClass.LSM_STACK;
    int permissions =
        switch (operation) {
          case ENABLE -> stack.bits("load", "enable");
          case DISABLE -> stack.bits("disable");
          case REPLACE -> stack.bits("load", "enable", "disable");
          case UNLOAD -> stack.bits("unload");
          case LOCKDOWN -> stack.bits("lockdown");
          case CONFIGURE -> stack.bits("setattr");
        };
    return judge.framework(subject, stack, permissions, module);
  }
}
