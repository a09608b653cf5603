package org.gatehouse.shell.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.service.command.CommandSession;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.shell.check.World;
import org.gatehouse.shell.line.CommandFailure;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.TemporaryFolder;

/** A tree that has what is put into it and remembers what is written. */
public class SelinuxCommandsTest implements SecurityFs {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Map<String, String> content = new TreeMap<>();
  private final List<String> written = new ArrayList<>();
  private final World world = new World();
  private final SelinuxCommands commands = new SelinuxCommands(this, world);
  private final SelinuxQueryCommands queries = new SelinuxQueryCommands(this, world);

  @Override
  public List<Entry> list(Cred subject, String path) {
    List<Entry> found =
        content.keySet().stream()
            .filter(each -> each.startsWith(path))
            .map(each -> new Entry(each.substring(path.length()), false, 0644))
            .toList();
    if (found.isEmpty()) {
      throw new LsmException(Errno.ENOENT, path);
    }
    return found;
  }

  @Override
  public byte[] read(Cred subject, String path) {
    String text = content.get(path);
    if (text == null) {
      throw new LsmException(Errno.ENOENT, path);
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public int write(Cred subject, String path, byte[] data, long offset) {
    written.add(path + " " + new String(data, StandardCharsets.ISO_8859_1));
    return data.length;
  }

  @Override
  public Runnable add(String path, ControlFile file) {
    throw new UnsupportedOperationException();
  }

  private void loaded() {
    content.put("/fs/selinux/enforce", "1");
    content.put("/fs/selinux/mls", "1");
    content.put("/fs/selinux/deny_unknown", "0");
    content.put("/fs/selinux/policyvers", "33");
    content.put("/security/selinux/changed", "");
    content.put("/fs/selinux/booleans/a_bool", "1 1");
    content.put("/fs/selinux/booleans/b_bool", "0 1");
  }

  private CommandSession session(Path directory) {
    return (CommandSession)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {CommandSession.class},
            (proxy, method, arguments) ->
                method.getName().equals("currentDir") ? directory : System.out);
  }

  @Test
  public void modeIsNamedAndSet() {
    assertEquals("Disabled", commands.getenforce());
    loaded();
    assertEquals("Enforcing", commands.getenforce());
    content.put("/fs/selinux/enforce", "0");
    assertEquals("Permissive", commands.getenforce());
    commands.setenforce("Enforcing");
    commands.setenforce("0");
    assertEquals(List.of("/fs/selinux/enforce 1", "/fs/selinux/enforce 0"), written);
    assertThrows(CommandFailure.class, () -> commands.setenforce("maybe"));
  }

  @Test
  public void statusTellsWhatIsInForce() {
    assertEquals("SELinux status:                 disabled", commands.sestatus());
    loaded();
    String status = commands.sestatus("-b").toString();
    assertTrue(status, status.contains("Current mode:                   enforcing\n"));
    assertTrue(status, status.contains("Policy deny_unknown status:     allowed\n"));
    assertTrue(status, status.contains("\na_bool                                      on\n"));
    assertFalse(status, status.contains("load_policy"));
    content.put("/security/selinux/changed", "local.te\npolicy.33");
    String due = "\nChanged, load_policy is due:    local.te, policy.33";
    assertTrue(commands.sestatus().toString().endsWith(due));
  }

  @Test
  public void booleansAreShownWithWhatIsPending() {
    loaded();
    assertEquals("a_bool --> on", commands.getsebool("a_bool"));
    assertEquals("a_bool --> on\nb_bool --> off pending: on", commands.getsebool("-a"));
    assertThrows(CommandFailure.class, () -> commands.getsebool());
  }

  private static String failure(ThrowingRunnable command) {
    return assertThrows(CommandFailure.class, command).getMessage();
  }

  @Test
  public void booleanThatThePolicyHasNotIsNamedAndNothingIsSet() {
    loaded();
    String near = "the policy has no boolean 'a_bol'; did you mean a_bool, b_bool?";
    String far = "the policy has no boolean 'nosuch'; getsebool -a lists them";
    String[] commandsOfFar = {
      failure(() -> commands.getsebool("a_bool", "nosuch")),
      failure(() -> commands.setsebool("nosuch", "on")),
      failure(() -> commands.setsebool("-P", "a_bool=off", "nosuch=on"))
    };
    for (String each : commandsOfFar) {
      assertTrue(each, each.contains(far));
    }
    String told = failure(() -> commands.setsebool("b_bool=1", "a_bol=1"));
    assertTrue(told, told.contains(near));
    assertEquals(List.of(), written);
  }

  @Test
  public void booleansOfNoModuleAreSaidToBeDisabled() {
    String told = failure(() -> commands.getsebool("-a"));
    assertTrue(told, told.contains("SELinux is disabled"));
    assertEquals(
        told.replace("getsebool", "setsebool"), failure(() -> commands.setsebool("a", "1")));
  }

  @Test
  public void booleansAreSetTogether() {
    loaded();
    commands.setsebool("a_bool", "off");
    commands.setsebool("a_bool=1", "b_bool=true");
    assertEquals(
        List.of(
            "/fs/selinux/booleans/a_bool 0",
            "/fs/selinux/commit_pending_bools 1",
            "/fs/selinux/booleans/a_bool 1",
            "/fs/selinux/booleans/b_bool 1",
            "/fs/selinux/commit_pending_bools 1"),
        written);
    written.clear();
    commands.setsebool("-P", "a_bool=off", "b_bool=1");
    assertEquals(
        List.of(
            "/security/selinux/booleans.local a_bool 0\nb_bool 1",
            "/fs/selinux/booleans/a_bool 0",
            "/fs/selinux/booleans/b_bool 1",
            "/fs/selinux/commit_pending_bools 1"),
        written);
    assertThrows(CommandFailure.class, () -> commands.setsebool("a_bool"));
    assertThrows(CommandFailure.class, () -> commands.setsebool("a_bool", "maybe"));
  }

  @Test
  public void dontauditIsSwitchedWithARebuild() {
    commands.semodule("-DB");
    commands.semodule("-B");
    assertEquals(
        List.of("/security/selinux/dontaudit 0", "/security/selinux/dontaudit 1"), written);
    assertThrows(CommandFailure.class, () -> commands.semodule());
    assertThrows(CommandFailure.class, () -> commands.semodule("-B", "-DB"));
  }

  @Test
  public void policyIsLoadedFromAFileOrTheDirectory() throws IOException {
    Files.writeString(folder.getRoot().toPath().resolve("p"), "bytes");
    CommandSession session = session(folder.getRoot().toPath());
    commands.load_policy(session, "p");
    commands.load_policy(session);
    assertEquals(List.of("/fs/selinux/load bytes", "/security/selinux/reload 1"), written);
    assertThrows(CommandFailure.class, () -> commands.load_policy(session, "none"));
  }

  @Test
  public void whatTakesLongIsToldWhileItLasts() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true);
    LoadTicker ticker =
        LoadTicker.start(
            () -> {
              told.countDown();
              return "reading\n";
            },
            print,
            5);
    assertTrue(told.await(10, TimeUnit.SECONDS));
    ticker.stop();
    assertTrue(out.toString(), out.toString().startsWith("reading\n"));
  }

  @Test
  public void questionsGoToTheToolsOfTheModule() {
    content.put("/security/selinux/seinfo", "numbers");
    content.put("/security/selinux/sesearch", "rules");
    content.put("/security/selinux/matchpathcon", "u:r:t:s0");
    assertEquals("numbers", queries.seinfo("-t", "a_t", "-x"));
    assertEquals("rules", queries.sesearch("--allow"));
    CommandSession session = session(Path.of("/a"));
    assertEquals("/a/b\tu:r:t:s0", queries.matchpathcon(session, "b"));
    assertEquals("u:r:t:s0", queries.matchpathcon(session, "-n", "--type=dir", "/b c"));
    assertEquals(
        List.of(
            "/security/selinux/seinfo --type=a_t --expand",
            "/security/selinux/sesearch --allow",
            "/security/selinux/matchpathcon /a/b",
            "/security/selinux/matchpathcon -d /b c"),
        written);
  }
}
