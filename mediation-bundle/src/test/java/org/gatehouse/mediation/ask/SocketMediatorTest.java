package org.gatehouse.mediation.ask;

import static org.gatehouse.bridge.Operation.NETWORK_INTERFACES;
import static org.gatehouse.bridge.Operation.RESOLVE;
import static org.gatehouse.bridge.Operation.SOCKET_ACCEPTED;
import static org.gatehouse.bridge.Operation.SOCKET_BIND;
import static org.gatehouse.bridge.Operation.SOCKET_CONNECT;
import static org.gatehouse.bridge.Operation.SOCKET_CREATE;
import static org.gatehouse.bridge.Operation.SOCKET_CREATED;
import static org.gatehouse.bridge.Operation.SOCKET_GETOPT;
import static org.gatehouse.bridge.Operation.SOCKET_LISTEN;
import static org.gatehouse.bridge.Operation.SOCKET_RECEIVED;
import static org.gatehouse.bridge.Operation.SOCKET_SEND;
import static org.gatehouse.bridge.Operation.SOCKET_SETOPT;
import static org.gatehouse.bridge.Operation.SOCKET_SHUTDOWN;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.object.SocketObject;
import org.junit.Before;
import org.junit.Test;

/** A socket is one object from its making to the end of its descriptor. */
public class SocketMediatorTest extends InMediatedWorld {
  private final FileDescriptor fd = new FileDescriptor();
  private InetAddress home;

  @Before
  public void findHome() throws IOException {
    home = InetAddress.getByAddress("evil.example", new byte[] {127, 0, 0, 1});
  }

  private SocketObject asked(String hook) {
    return (SocketObject) mediated.module.calls(hook).get(0).arguments().get(1);
  }

  @Test
  public void aSocketIsMadeThenLabelled() {
    asks(List.of("socketCreate"), SOCKET_CREATE, 2, 1);
    asks(List.of("socketPostCreate"), SOCKET_CREATED, fd, 10, 2);
    mediated.asks(SOCKET_CREATED, fd, 10, 2);
    SocketObject made = asked("socket_post_create");
    assertEquals(10, made.family());
    assertEquals(2, made.type());
    mediated.asks(SOCKET_BIND, fd, home, 8080);
    assertSame(made, asked("socket_bind"));
  }

  @Test
  public void addressesArePlainAndWithoutTheNameThatSomebodyGave() {
    asks(List.of("socketConnect"), SOCKET_CONNECT, fd, home, 80);
    String about = mediated.about("socket_connect");
    assertEquals("[inet stream socket of org.example.app(1), 127.0.0.1:80]", about);
  }

  @Test
  public void aLowPortNeedsACapability() {
    asks(List.of("socketBind"), SOCKET_BIND, fd, home, 1024);
    asks(List.of("socketBind"), SOCKET_BIND, fd, home, 0);
    asks(List.of("socketBind", "capable"), SOCKET_BIND, fd, home, 1023);
    assertEquals("[CAP_NET_BIND_SERVICE]", mediated.about("capable"));
  }

  @Test
  public void messagesOptionsAndTheEnd() {
    asks(List.of("socketListen"), SOCKET_LISTEN, fd, 50);
    asks(List.of("socketSendmsg"), SOCKET_SEND, fd, home, 53);
    asks(List.of("socketRecvmsg"), SOCKET_RECEIVED, fd, home);
    asks(List.of("socketShutdown"), SOCKET_SHUTDOWN, fd, 2);
    asks(List.of("socketSetsockopt"), SOCKET_SETOPT, fd, "SO_REUSEADDR");
    asks(List.of("socketGetsockopt"), SOCKET_GETOPT, fd, "SO_REUSEADDR");
  }

  @Test
  public void anAcceptedSocketInheritsFromTheListeningOne() {
    FileDescriptor accepted = new FileDescriptor();
    mediated.asks(SOCKET_CREATED, fd, 2, 1);
    SocketObject listening = asked("socket_post_create");
    asks(List.of("socketAccept", "inetConnRequest"), SOCKET_ACCEPTED, fd, accepted, home);
    mediated.asks(SOCKET_ACCEPTED, fd, accepted, home);
    List<Object> cloned = mediated.module.calls("sk_clone_security").get(0).arguments();
    assertSame(listening, cloned.get(0));
    mediated.asks(SOCKET_SHUTDOWN, accepted, 2);
    assertSame(cloned.get(1), asked("socket_shutdown"));
  }

  @Test
  public void aConnectionWhoseDescriptorsAreNotAtHandIsAskedForAllTheSame() {
    InetSocketAddress peer = new InetSocketAddress(home, 4711);
    asks(List.of("socketAccept", "inetConnRequest"), SOCKET_ACCEPTED, null, null, peer);
    assertTrue(mediated.about("socket_accept").endsWith(", 127.0.0.1:4711]"));
  }

  @Test
  public void aUnixSocketIsAFileToo() throws IOException {
    Path link = Files.createSymbolicLink(mediated.folder().resolve("d"), mediated.folder());
    String name = link.resolve("socket").toString();
    asks(
        List.of("socketBind", "pathMknod", "inodePermission", "inodeCreate"),
        SOCKET_BIND,
        fd,
        name);
    Path real = Files.createFile(mediated.folder().resolve("socket"));
    assertEquals("[" + real + ", " + 0777 + "]", mediated.about("path_mknod"));
    FileDescriptor client = new FileDescriptor();
    List<String> hooks = List.of("socketConnect", "inodePermission", "unixStreamConnect");
    asks(hooks, SOCKET_CONNECT, client, name);
    mediated.asks(SOCKET_SHUTDOWN, fd, 2);
    SocketObject bound = asked("socket_shutdown");
    mediated.asks(SOCKET_CONNECT, client, name);
    assertSame(bound, mediated.module.calls("unix_stream_connect").get(0).arguments().get(2));
  }

  @Test
  public void aUnixSocketOfAnotherProcessIsTheFrameworks() throws IOException {
    Path other = Files.createFile(mediated.folder().resolve("other"));
    mediated.asks(SOCKET_CONNECT, fd, other.toString());
    String about = mediated.about("unix_stream_connect");
    assertEquals(
        "[unix stream socket of org.example.app(1), unix stream socket of framework(0)]", about);
  }

  @Test
  public void namesAreLookedUp() {
    asks(List.of("nameResolve"), RESOLVE, "bank.example");
    assertEquals("[bank.example]", mediated.about("name_resolve"));
    mediated.asks(RESOLVE, home);
    assertEquals("[127.0.0.1]", mediated.about("name_resolve"));
    asks(List.of("interfaceList"), NETWORK_INTERFACES);
  }
}
