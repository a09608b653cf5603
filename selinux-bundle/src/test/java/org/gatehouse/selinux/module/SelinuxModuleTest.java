package org.gatehouse.selinux.module;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.junit.Test;

/** Decisions about files, tasks, sockets and properties, and the words they are told in. */
public class SelinuxModuleTest extends InDistribution {
  @Test
  public void aDenialIsAnAvcRecordAndItsGrantTheMissingRule() {
    enable();
    Verdict denied = permission(world.app(), "report", READ_WRITE);
    assertEquals(Errno.EACCES, denied.errno());
    assertTrue(
        denied.reason(),
        denied
            .reason()
            .matches(
                "avc:  denied  \\{ read write \\} for  pid=[0-9]+ comm=\\S+ dev=\"[0-9]+\""
                    + " ino=[0-9]+ scontext=system_u:system_r:h2_t:s0"
                    + " tcontext=system_u:object_r:report_data_t:s0 tclass=file permissive=0"));
    assertEquals("allow h2_t report_data_t:file { read write };", denied.grant());
    assertSame(Verdict.ALLOW, permission(world.plugin(), "report", READ_WRITE));
    assertSame(Verdict.ALLOW, permission(world.app(), "h2/db", READ_WRITE));
  }

  @Test
  public void whatIsNotToBeRecordedIsNoAvcRecord() throws IOException {
    fileContexts("%s(/.*)? default_t");
    enable();
    Verdict denied = world.table().inodeGetattr(world.app().cred(), path("other"));
    assertTrue(denied.isDenied());
    assertTrue(denied.reason(), denied.reason().startsWith("dontaudit { getattr }"));
    assertTrue("nor one of the host", denied.isSilent());
  }

  @Test
  public void openingNeedsOpenWhereThePolicySaysSo() {
    enable();
    assertSame(Verdict.ALLOW, open(world.app(), "h2/db", Mask.READ));
    Verdict denied = open(world.stranger(), "h2/db", Mask.WRITE | Mask.APPEND);
    assertEquals("allow app_t h2_data_t:file { append open };", denied.grant());
  }

  @Test
  public void oneTaskDoesToAnotherWhatThePolicySays() {
    enable();
    Cred app = world.app().cred();
    assertEquals(
        "allow h2_t report_t:process sigkill;",
        world.table().taskKill(app, world.plugin(), 9).grant());
    assertEquals(
        "allow h2_t report_t:process ptrace;",
        world.table().ptraceAccessCheck(app, world.plugin(), PtraceMode.ATTACH).grant());
    assertEquals(
        "allow h2_t report_t:file read;",
        world.table().ptraceAccessCheck(app, world.plugin(), PtraceMode.READ).grant());
    assertSame(Verdict.ALLOW, world.table().taskKill(app, world.app(), 15));
    assertEquals(
        "allow h2_t self:capability2 syslog;",
        world.table().capable(app, Capability.CAP_SYSLOG).grant());
    assertSame(Verdict.ALLOW, world.table().capable(world.operator(), Capability.CAP_SYSLOG));
  }

  private SocketObject socket(Task owner) {
    Cred cred = owner.cred();
    return world.host().objects().socket(SocketObject.AF_INET, SocketObject.SOCK_STREAM, cred);
  }

  @Test
  public void socketsNeedThePortAndTheHost() {
    enable();
    Cred app = world.stranger().cred();
    SocketObject socket = socket(world.stranger());
    Address web = new Address(SocketObject.AF_INET, "10.1.2.3", 443);
    Address odd = new Address(SocketObject.AF_INET, "10.1.2.3", 7777);
    Address local = new Address(SocketObject.AF_INET, "127.0.0.1", 7777);
    assertSame(Verdict.ALLOW, world.table().socketConnect(app, socket, web));
    assertEquals(
        "allow app_t port_t:tcp_socket name_connect;",
        world.table().socketConnect(app, socket, odd).grant());
    assertEquals(
        "allow app_t port_t:tcp_socket name_bind;",
        world.table().socketBind(app, socket, local).grant());
    Address any = new Address(SocketObject.AF_INET, "127.0.0.1", 0);
    assertEquals(
        "allow app_t node_t:tcp_socket node_bind;",
        world.table().socketBind(app, socket, any).grant());
    assertEquals(
        "allow h2_t self:tcp_socket create;",
        world.table().socketCreate(world.app().cred(), 2, 1).grant());
  }

  @Test
  public void propertiesHaveTheLabelOfTheirLine() throws IOException {
    Files.writeString(
        etc.resolve("property_contexts"),
        "* system_u:object_r:property_t:s0\n"
            + "env:SECRET* system_u:object_r:secret_property_t:s0\n");
    enable();
    Cred app = world.app().cred();
    assertSame(Verdict.ALLOW, world.table().propertyRead(app, "user.dir"));
    assertEquals(
        "allow h2_t property_t:jvm_property write;",
        world.table().propertyWrite(app, "user.dir").grant());
    assertTrue(world.table().envRead(app, "SECRET_KEY").isDenied());
    assertSame(Verdict.ALLOW, world.table().envRead(app, "HOME"));
  }
}
