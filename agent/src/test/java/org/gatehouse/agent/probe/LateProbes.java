package org.gatehouse.agent.probe;

import static org.gatehouse.bridge.Operation.FILE_CHMOD;
import static org.gatehouse.bridge.Operation.FILE_CHOWN;
import static org.gatehouse.bridge.Operation.FILE_UTIMES;
import static org.gatehouse.bridge.Operation.POOL_DONE;
import static org.gatehouse.bridge.Operation.POOL_RUN;
import static org.gatehouse.bridge.Operation.POOL_SUBMIT;
import static org.gatehouse.bridge.Operation.SOCKET_ACCEPTED;
import static org.gatehouse.bridge.Operation.SOCKET_RECEIVED;
import static org.gatehouse.bridge.Operation.SOCKET_SETOPT;
import static org.gatehouse.bridge.Operation.THREAD_MODIFY;
import static org.gatehouse.bridge.Operation.THREAD_PRIORITY;
import static org.gatehouse.bridge.Operation.THREAD_START;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gatehouse.bridge.Operation;

/** Shared pools, and ways around the first door that one thinks of. */
final class LateProbes {
  private static final String SECURITY = "SecurityException";
  private static final String SOCKET = "SocketException";

  private final List<Probe> probes;

  private LateProbes(List<Probe> probes) {
    this.probes = probes;
  }

  static void add(List<Probe> probes, Path folder) {
    LateProbes late = new LateProbes(probes);
    late.pools();
    late.sockets();
    late.threads();
    late.views(folder);
  }

  private void add(String name, Operation operation, String denial, Callable<?> action) {
    probes.add(new Probe(name, operation, denial, action));
  }

  private void pools() {
    add("commonPool", POOL_SUBMIT, SECURITY, () -> ForkJoinPool.commonPool().submit(() -> 1).get());
    // A JVM with two processors may make a thread for each task instead.
    boolean pooled =
        Runtime.version().feature() >= 21 || ForkJoinPool.getCommonPoolParallelism() > 1;
    Operation async = pooled ? POOL_SUBMIT : THREAD_START;
    add("supplyAsync", async, SECURITY, () -> CompletableFuture.supplyAsync(() -> 1).get());
    add("fork", POOL_SUBMIT, SECURITY, () -> ForkJoinTask.adapt(() -> 1).fork().get());
    add("ScheduledThreadPool", POOL_SUBMIT, SECURITY, LateProbes::schedule);
    add(
        "delayedExecutor",
        POOL_SUBMIT,
        SECURITY,
        () -> {
          var later = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);
          return CompletableFuture.supplyAsync(() -> 1, later).get();
        });
    add("a task of the pool begins", POOL_RUN, SECURITY, LateProbes::run);
    add("a task of the pool ends", POOL_DONE, SECURITY, LateProbes::run);
  }

  /** The submitter runs it, so that the refusal comes back here. */
  private static Object run() {
    return ForkJoinTask.adapt(() -> 1).invoke();
  }

  private static Object schedule() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    try {
      return pool.schedule(() -> 1, 1, TimeUnit.MILLISECONDS).get();
    } finally {
      pool.shutdown();
    }
  }

  private void sockets() {
    add("DatagramSocket.receive", SOCKET_RECEIVED, SOCKET, LateProbes::receive);
    add("implAccept", SOCKET_ACCEPTED, SOCKET, LateProbes::own);
    add("setReuseAddress", SOCKET_SETOPT, SOCKET, LateProbes::reuse);
  }

  private static Object reuse() throws IOException {
    try (MulticastSocket socket = new MulticastSocket()) {
      socket.setReuseAddress(true);
      return socket.isClosed();
    }
  }

  private static Object receive() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (DatagramSocket here = new DatagramSocket(any)) {
      here.send(new DatagramPacket(new byte[1], 1, here.getLocalSocketAddress()));
      DatagramPacket packet = new DatagramPacket(new byte[1], 1);
      here.receive(packet);
      return packet.getLength();
    }
  }

  /** A subclass that accepts into a socket of its own. */
  private static final class Own extends ServerSocket {
    Own() throws IOException {
      super(0, 1, InetAddress.getLoopbackAddress());
    }

    boolean takes() throws IOException {
      try (Socket mine = new Socket() {}) {
        implAccept(mine);
        return mine.isConnected();
      }
    }
  }

  private static Object own() throws IOException {
    try (Own listening = new Own();
        Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
      return client.isConnected() && listening.takes();
    }
  }

  private void threads() {
    ThreadGroup group = new ThreadGroup("probe");
    add("ThreadGroup.setMaxPriority", THREAD_PRIORITY, SECURITY, () -> priority(group));
    add("ThreadGroup.setDaemon", THREAD_MODIFY, SECURITY, () -> daemon(group));
    if (Runtime.version().feature() >= 21) {
      add("startVirtualThread", THREAD_START, SECURITY, LateProbes::virtual);
    }
  }

  private static Object priority(ThreadGroup group) {
    group.setMaxPriority(2);
    return group;
  }

  @SuppressWarnings("removal")
  private static Object daemon(ThreadGroup group) {
    group.setDaemon(false);
    return group;
  }

  private static Object virtual() throws Exception {
    Runnable nothing = () -> {};
    try {
      return Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, nothing);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  private interface Use {
    void of(PosixFileAttributeView view) throws IOException;
  }

  /** The view of a name in an open directory. */
  private static Object with(Path folder, Use use) throws IOException {
    Path file = Files.writeString(folder.resolve("viewed"), "x");
    try (var open = (SecureDirectoryStream<Path>) Files.newDirectoryStream(folder)) {
      use.of(open.getFileAttributeView(file.getFileName(), PosixFileAttributeView.class));
      return file;
    }
  }

  private void views(Path folder) {
    String denied = "AccessDeniedException";
    var mode = PosixFilePermissions.fromString("rw-------");
    FileTime time = FileTime.fromMillis(1000);
    add(
        "view, setPermissions",
        FILE_CHMOD,
        denied,
        () -> with(folder, v -> v.setPermissions(mode)));
    add("view, setOwner", FILE_CHOWN, denied, () -> with(folder, v -> v.setOwner(v.getOwner())));
    add(
        "view, setTimes",
        FILE_UTIMES,
        denied,
        () -> with(folder, v -> v.setTimes(time, null, null)));
  }
}
