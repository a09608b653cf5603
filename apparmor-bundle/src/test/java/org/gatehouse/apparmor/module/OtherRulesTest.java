package org.gatehouse.apparmor.module;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.junit.After;
import org.junit.Test;

/** Capabilities, tracing, signals and sockets: the app and the stranger are confined. */
public class OtherRulesTest {
  private static final String IN_APP = " in profile app of etc/apparmor.d/test";
  private static final String IN_STRANGER = " in profile stranger of etc/apparmor.d/test";

  private final Confined here =
      new Confined(
              """
          profile app /bundle/org.example.app {
            capability net_admin,
            ptrace (read) peer=stranger,
            signal (send) set=(term int) peer=stranger,
            network inet stream,
            network unix stream,
            DATA/socket rw,
          }
          profile stranger /bundle/org.example.stranger {
            ptrace (readby) peer=app,
            signal (receive) set=(term exists) peer=app,
            signal (receive) peer=unconfined,
          }
          """)
          .enabled();
  private final HookTable table = here.world.table();
  private final Cred app = here.world.app().cred();
  private final Task stranger = here.world.stranger();

  @After
  public void close() {
    here.close();
  }

  @Test
  public void capabilitiesNeedARule() {
    Cred operator = here.world.operator();
    assertSame(Verdict.ALLOW, table.capable(operator, Capability.CAP_SYSLOG));
    Verdict denied = table.capable(stranger.cred(), Capability.CAP_NET_ADMIN);
    assertEquals(Errno.EPERM, denied.errno());
  }

  @Test
  public void aCapabilitysGrantIsItsRule() {
    TaskChecks checks = new TaskChecks(here.module.files().judge());
    assertSame(Verdict.ALLOW, checks.capable(app, Capability.CAP_NET_ADMIN));
    Verdict denied = checks.capable(app, Capability.CAP_SYSLOG);
    assertEquals("capability syslog," + IN_APP, denied.grant());
    assertTrue(denied.reason(), denied.reason().endsWith("capability=34 capname=\"syslog\""));
  }

  @Test
  public void tracingNeedsBothSides() {
    assertSame(Verdict.ALLOW, table.ptraceAccessCheck(app, stranger, PtraceMode.READ));
    Verdict denied = table.ptraceAccessCheck(app, stranger, PtraceMode.ATTACH);
    assertEquals(
        "ptrace (trace) peer=stranger,%s; ptrace (tracedby) peer=app,%s"
            .formatted(IN_APP, IN_STRANGER),
        denied.grant());
    Cred free = here.world.operator();
    assertSame(Verdict.ALLOW, table.ptraceAccessCheck(free, stranger, PtraceMode.ATTACH));
    assertEquals(
        "ptrace (trace) peer=app,%s; ptrace (tracedby) peer=stranger,%s"
            .formatted(IN_STRANGER, IN_APP),
        table.ptraceTraceme(app, stranger).grant());
  }

  @Test
  public void signalsNeedBothSides() {
    assertSame(Verdict.ALLOW, table.taskKill(app, stranger, 15));
    Verdict receiving = table.taskKill(app, stranger, 2);
    assertEquals("signal (receive) set=(int) peer=app," + IN_STRANGER, receiving.grant());
    assertTrue(
        receiving.reason(),
        receiving
            .reason()
            .endsWith(
                "requested_mask=\"receive\" denied_mask=\"receive\" signal=int peer=\"app\""));
    Verdict sending = table.taskKill(app, stranger, 0);
    assertEquals("signal (send) set=(exists) peer=stranger," + IN_APP, sending.grant());
    assertSame(Verdict.ALLOW, table.taskKill(here.world.operator(), stranger, 9));
  }

  private SocketObject socket(int family, int type) {
    return here.world.host().objects().socket(family, type, app);
  }

  @Test
  public void socketsNeedTheirFamilyAndType() {
    assertSame(Verdict.ALLOW, table.socketCreate(app, 2, 1));
    Verdict denied = table.socketCreate(app, 10, 2);
    assertEquals("network inet6 dgram," + IN_APP, denied.grant());
    assertTrue(
        denied.reason(),
        denied
            .reason()
            .endsWith(
                "family=\"inet6\" sock_type=\"dgram\" protocol=17 requested_mask=\"create\""
                    + " denied_mask=\"create\""));
  }

  @Test
  public void whatIsDoneWithASocketIsRememberedUntilThePolicyChanges() {
    SocketObject socket = socket(2, 1);
    Address any = new Address(2, "127.0.0.1", 80);
    for (int time = 0; time < 2; time++) {
      assertSame(Verdict.ALLOW, table.socketConnect(app, socket, any));
      assertSame(Verdict.ALLOW, table.socketBind(app, socket, any));
      assertSame(Verdict.ALLOW, table.socketListen(app, socket, 1));
      assertSame(Verdict.ALLOW, table.socketAccept(app, socket, any));
      assertSame(Verdict.ALLOW, table.socketSendmsg(app, socket, any, 1));
      assertSame(Verdict.ALLOW, table.socketRecvmsg(app, socket, any, 1));
      assertSame(Verdict.ALLOW, table.socketGetsockname(app, socket));
      assertSame(Verdict.ALLOW, table.socketGetpeername(app, socket));
      assertSame(Verdict.ALLOW, table.socketSetsockopt(app, socket, "x"));
      assertSame(Verdict.ALLOW, table.socketGetsockopt(app, socket, "x"));
      assertSame(Verdict.ALLOW, table.socketShutdown(app, socket, 2));
    }
    here.load("profile app /bundle/org.example.app { }");
    assertTrue(table.socketConnect(app, socket, any).isDenied());
    assertTrue(table.socketGetsockopt(app, socket, "x").reason().contains("=\"getopt\""));
  }

  @Test
  public void connectingToAUnixSocketNeedsItsFile() {
    here.file("socket");
    here.file("other");
    SocketObject socket = socket(1, 1);
    String folder = here.world.folder().toString();
    Address file = new Address(1, folder + "/socket", 0);
    Address other = new Address(1, folder + "/other", 0);
    assertSame(Verdict.ALLOW, table.socketConnect(app, socket, file));
    assertEquals(folder + "/other rw," + IN_APP, table.socketConnect(app, socket, other).grant());
  }
}
