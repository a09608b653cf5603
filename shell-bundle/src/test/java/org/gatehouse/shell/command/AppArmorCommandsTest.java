package org.gatehouse.shell.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.gatehouse.lsm.audit.AuditLog;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.shell.check.World;
import org.gatehouse.shell.line.CommandFailure;
import org.gatehouse.shell.line.Synopsis;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** A tree that has what is put into it and remembers what is written. */
public class AppArmorCommandsTest implements SecurityFs {
  private static final String ROOT = AppArmorFiles.ROOT;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Map<String, String> content = new TreeMap<>();
  private final List<String> written = new ArrayList<>();
  private final Map<String, Function> services = new TreeMap<>();
  private final World world = new World();
  private boolean broken;
  private final AppArmorCommands commands =
      new AppArmorCommands(proxy(BundleContext.class, this::context), this, world);

  private Object log(Object proxy, Method method, Object[] arguments) {
    written.add(method.getName());
    return true;
  }

  private Object context(Object proxy, Method method, Object[] arguments) {
    if (method.getName().equals("registerService")) {
      Dictionary<?, ?> properties = (Dictionary<?, ?>) arguments[2];
      String name = ((String[]) properties.get("osgi.command.function"))[0];
      services.put(properties.get("osgi.command.scope") + ":" + name, (Function) arguments[1]);
      return null;
    }
    return method.getName().equals("getBundle")
        ? proxy(Bundle.class, (own, id, none) -> shell().id())
        : new Bundle[] {proxy(Bundle.class, this::bundle)};
  }

  private Task shell() {
    return world.all().get(0);
  }

  private Object bundle(Object proxy, Method method, Object[] arguments) throws BundleException {
    return switch (method.getName()) {
      case "getSymbolicName" -> "com.example.app";
      case "getBundleId" -> 12L;
      default -> {
        written.add("bundle " + method.getName());
        failIf(broken && method.getName().equals("start"));
        yield null;
      }
    };
  }

  private static void failIf(boolean fails) throws BundleException {
    if (fails) {
      throw new BundleException("it does not start");
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public List<Entry> list(Cred subject, String path) {
    if (content.keySet().stream().noneMatch(each -> each.startsWith(path))) {
      throw new LsmException(Errno.ENOENT, path);
    }
    return List.of();
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
    String text = new String(data, StandardCharsets.ISO_8859_1);
    if (text.startsWith("bad")) {
      throw new LsmException(Errno.EINVAL, "text:1:1: no profile");
    }
    String self = subject == shell().cred() ? "shell's" : "self";
    written.add(path.replace(ROOT, "").replace("self", self) + " " + text);
    return data.length;
  }

  @Override
  public Runnable add(String path, ControlFile file) {
    throw new UnsupportedOperationException();
  }

  private void loaded() {
    content.put(ROOT + "profiles", "a (enforce)\na//hat (enforce)\nb (c) (complain)\n");
    content.put(
        ROOT + "files",
        "one\tok\t\ta\ta//hat\tc\nbad\terror\t/etc/bad:1:2: no\t\nb\tok\t\tb (c)\n");
    for (Task task : world.all()) {
      content.put("/proc/" + task.id() + "/attr/apparmor/current", "unconfined\n");
    }
    Task first = world.all().get(0);
    content.put("/proc/" + first.id() + "/attr/apparmor/current", "a//&b (mixed)\n");
  }

  @Test
  public void statusTellsProfilesTasksAndRefusedFiles() {
    assertEquals("apparmor module is not loaded.", commands.aa_status());
    loaded();
    Task first = world.all().get(0);
    assertEquals(
        """
        apparmor module is loaded.
        3 profiles are loaded.
        2 profiles are in enforce mode.
           a
           a//hat
        1 profiles are in complain mode.
           b (c)
        0 profiles are in kill mode.
        0 profiles are in unconfined mode.
        1 tasks are confined.
           %s (%d) a//&b (mixed)
        1 files were refused.
           /etc/bad:1:2: no"""
            .formatted(first.name(), first.id()),
        commands.aa_status());
    assertEquals(3, commands.aa_status("--profiled"));
    assertEquals(2, commands.aa_status("--enforced"));
    assertEquals(1, commands.aa_status("--complaining"));
  }

  @Test
  public void modesAreChosenForProfilesAndForWholeFiles() {
    loaded();
    assertEquals("Setting a to complain mode.", commands.aa_complain("a"));
    assertEquals("Setting a, c to enforce mode.", commands.aa_enforce("/etc/apparmor.d/one"));
    commands.aa_disable("b (c)");
    assertEquals(
        List.of(
            "choice complain a", "choice enforce a", "choice enforce c", "choice disable b (c)"),
        written);
    CommandFailure none = assertThrows(CommandFailure.class, () -> commands.aa_enforce("zzz"));
    assertTrue(none.getMessage(), none.getMessage().contains("no profile and no file"));
    assertThrows(CommandFailure.class, () -> commands.aa_enforce());
    assertThrows(CommandFailure.class, () -> commands.aa_disable("bad"));
  }

  @Test
  public void profilesAreLoadedReplacedAndTakenAway() throws IOException {
    loaded();
    Files.writeString(folder.getRoot().toPath().resolve("p"), "profile p {}");
    Files.writeString(folder.getRoot().toPath().resolve("q"), "bad");
    CommandSession session = session(folder.getRoot().toPath());
    commands.load(session, "p");
    commands.load(session, "-a", "p");
    commands.load(session, "-r", "p");
    commands.load(session, "-R", "p");
    assertEquals("/etc/bad:1:2: no", commands.load(session));
    assertEquals(
        List.of(
            ".load profile p {}",
            ".load profile p {}",
            ".replace profile p {}",
            "unload profile p {}",
            "reload 1"),
        written);
    CommandFailure bad = assertThrows(CommandFailure.class, () -> commands.load(session, "q"));
    Path file = folder.getRoot().toPath().resolve("q");
    assertTrue(bad.getMessage(), bad.getMessage().contains(file + ":1:1: no profile"));
    assertThrows(CommandFailure.class, () -> commands.load(session, "none"));
    assertThrows(CommandFailure.class, () -> commands.load(session, "-a", "-r", "p"));
  }

  private static CommandSession session(Path directory) {
    return proxy(CommandSession.class, (proxy, method, arguments) -> directory);
  }

  @Test
  public void bundleStartsAnewUnderAProfile() {
    commands.aa_exec("--profile=a", "12");
    commands.aa_exec("--profile=a", "com.example.app");
    List<String> once =
        List.of("bundle stop", "/proc/shell's/attr/apparmor/exec exec a", "bundle start");
    assertEquals(once, written.subList(0, 3));
    assertEquals(once, written.subList(3, 6));
    assertThrows(CommandFailure.class, () -> commands.aa_exec("--profile=a", "none"));
    assertThrows(CommandFailure.class, () -> commands.aa_exec("12"));
  }

  @Test
  public void profileOfAStartThatFailsIsNotTheNextOnes() {
    broken = true;
    content.put("/proc/" + shell().id() + "/attr/apparmor/current", "sh (complain)\n");
    assertThrows(CommandFailure.class, () -> commands.aa_exec("--profile=a", "12"));
    String forgotten = "/proc/shell's/attr/apparmor/current changeprofile sh";
    assertTrue(written.toString(), written.contains(forgotten));
  }

  @Test
  public void profileIsWrittenForATaskUnderItsOwnOrABundlesName() {
    loaded();
    content.put(ROOT + "genprof", "profile a {}\n");
    GenprofCommands genprof = new GenprofCommands(this, world, proxy(AuditLog.class, this::log));
    Task first = world.all().get(0);
    content.put("/proc/" + first.id() + "/attr/apparmor/current", "a (complain)\n");
    assertEquals("profile a {}", genprof.genprof(first.name()));
    genprof.genprof("--start", "com.example.other");
    genprof.genprof("--save", String.valueOf(first.id()));
    assertEquals(
        List.of(
            "flush",
            "genprof show a",
            "flush",
            "genprof start com.example.other",
            "flush",
            "genprof save a"),
        written);
    assertThrows(CommandFailure.class, () -> genprof.genprof("--start", "--save", "a"));
  }

  @Test
  public void commandsHaveTheNamesOfTheTools() throws Exception {
    loaded();
    List<String> names =
        List.of(
            "apparmor:aa-complain",
            "apparmor:aa-disable",
            "apparmor:aa-enforce",
            "apparmor:aa-exec",
            "apparmor:aa-status",
            "apparmor:load");
    assertEquals(names, commands.synopses().stream().map(Synopsis::command).sorted().toList());
    assertEquals(names, List.copyOf(services.keySet()));
    CommandSession session = session(folder.getRoot().toPath());
    assertEquals(3, services.get("apparmor:aa-status").execute(session, List.of("--profiled")));
    String help = String.valueOf(services.get("apparmor:load").execute(session, List.of("--help")));
    assertTrue(help, help.startsWith("apparmor:load - puts profiles"));
  }
}
