package org.gatehouse.smack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.MessageObject;
import org.gatehouse.lsm.object.ServiceObject;
import org.gatehouse.lsm.object.SocketObject;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.smack.policy.Smack;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What goes between App, Plugin and the world. */
public class SocketsTest {
  private static final Address FAR = new Address(SocketObject.AF_INET, "10.1.2.3", 80);
  private static final Address NEAR = new Address(SocketObject.AF_INET, "127.0.0.1", 9092);

  private final FakeWorld world = new FakeWorld();
  private final Smack smack = new Smack();
  private SocketObject app;
  private SocketObject plugin;

  @Before
  public void enable() {
    SmackModule module = Modules.of(smack, Map.of(), Path.of("nowhere"), new RecordingLog());
    module.modified(Modules.config("bundles", "org.example.app App; org.example.plugin Plugin"));
    world.enable(module);
    app = socket(world.app(), SocketObject.AF_INET);
    plugin = socket(world.plugin(), SocketObject.AF_INET);
  }

  @After
  public void close() {
    world.close();
  }

  private SocketObject socket(Task owner, int family) {
    return world.host().objects().socket(family, SocketObject.SOCK_STREAM, owner.cred());
  }

  private Verdict connect(SocketObject socket, Address address) {
    return world.table().socketConnect(socket.owner(), socket, address);
  }

  @Test
  public void hostOfOneLabelIsWrittenTo() {
    assertSame(Verdict.ALLOW, connect(app, FAR));
    smack.netlabel().write("10.1.0.0/16 Net");
    assertEquals("App Net w", connect(app, FAR).grant());
    smack.book().load2("App Net w");
    assertSame(Verdict.ALLOW, connect(app, FAR));
    smack.netlabel().write("10.1.2.3 -CIPSO");
    smack.book().revokeSubject("App");
    assertSame(Verdict.ALLOW, connect(app, FAR));
  }

  @Test
  public void whatIsReceivedComesFromTheHostOrTheAmbientLabel() {
    Verdict denied = world.table().socketRecvmsg(world.app().cred(), app, FAR, 0);
    assertEquals("_ App w", denied.grant());
    smack.netlabel().write("10.1.0.0/16 @");
    assertSame(Verdict.ALLOW, world.table().socketRecvmsg(world.app().cred(), app, FAR, 0));
  }

  @Test
  public void whoConnectsWithoutALabelIsAmbient() {
    Verdict denied = world.table().inetConnRequest(world.app().cred(), app, FAR);
    assertEquals("_ App w", denied.grant());
    smack.writeAmbient("App");
    assertSame(Verdict.ALLOW, world.table().inetConnRequest(world.app().cred(), app, FAR));
  }

  @Test
  public void bothLabelsAreKnownInsideTheJvm() {
    world.table().socketBind(world.plugin().cred(), plugin, NEAR);
    assertEquals("App Plugin w", connect(app, NEAR).grant());
    smack.book().load2("App Plugin w");
    assertSame(Verdict.ALLOW, connect(app, NEAR));
    world.table().inetConnEstablished(app, NEAR);
    Address peer = new Address(SocketObject.AF_INET, "127.0.0.1", 40000);
    assertSame(Verdict.ALLOW, world.table().inetConnRequest(world.plugin().cred(), plugin, peer));
    assertEquals("App", peer(plugin));
    assertEquals("Plugin", peer(app));
    SocketObject accepted = socket(world.plugin(), SocketObject.AF_INET);
    world.table().skCloneSecurity(plugin, accepted);
    assertEquals("App", peer(accepted));
  }

  private String peer(SocketObject socket) {
    return new String(
        world.table().socketGetpeersecStream(socket).value(), StandardCharsets.US_ASCII);
  }

  @Test
  public void unixSocketsNeedTheRuleBothWays() {
    SocketObject here = socket(world.app(), SocketObject.AF_UNIX);
    SocketObject there = socket(world.plugin(), SocketObject.AF_UNIX);
    smack.book().load2("App Plugin w");
    Verdict denied = world.table().unixStreamConnect(world.app().cred(), here, there);
    assertEquals("Plugin App w", denied.grant());
    assertEquals(Errno.ENOPROTOOPT, world.table().socketGetpeersecStream(there).errno());
    smack.book().load2("Plugin App w");
    assertSame(Verdict.ALLOW, world.table().unixStreamConnect(world.app().cred(), here, there));
    assertEquals("App", peer(there));
    assertEquals("Plugin", peer(here));
    assertSame(Verdict.ALLOW, world.table().unixMaySend(world.app().cred(), here, there));
  }

  @Test
  public void servicesHaveTheLabelOfTheirOwner() {
    ServiceObject service =
        world.host().objects().service(7, List.of("org.example.Clock"), world.plugin());
    assertEquals("App Plugin r", world.table().serviceGet(world.app().cred(), service).grant());
    assertSame(Verdict.ALLOW, world.table().serviceGet(world.plugin().cred(), service));
    assertTrue(world.table().serviceRegister(world.app().cred(), service).isDenied());
  }

  @Test
  public void messagesAreWrittenByTheSenderToTheReceiver() {
    MessageObject message = world.host().objects().message("org/example/TICK", world.app().cred());
    Verdict denied = world.table().msgQueueMsgrcv(world.app().cred(), message, world.plugin());
    assertEquals("App Plugin w", denied.grant());
  }
}
