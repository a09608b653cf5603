package org.gatehouse.shell.complete;

import static org.gatehouse.shell.check.World.hook;
import static org.gatehouse.shell.check.World.parameter;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.OrderClass;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.check.World;
import org.gatehouse.shell.line.Synopsis;
import org.gatehouse.shell.load.Sources;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SuggestionsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Stacker stacker = fake(Stacker.class, SuggestionsTest::stacker);
  private final SecurityFs tree =
      fake(
          SecurityFs.class,
          method ->
              List.of(
                  new SecurityFs.Entry("lsm", false, 0444),
                  new SecurityFs.Entry("stacker", true, 0555)));

  private static Object stacker(String method) {
    return method.equals("list")
        ? List.of(
            new ModuleInfo(
                ModuleId.of("yama"),
                ModuleState.ENABLED,
                OrderClass.MUTABLE,
                ModuleKind.DAC,
                1,
                "1",
                1,
                0,
                List.of(),
                ""))
        : List.of(
            hook(
                "ptraceAccessCheck",
                parameter("subject", Cred.class),
                parameter("child", Task.class),
                parameter("mode", PtraceMode.class)));
  }

  private static <T> T fake(Class<T> type, Function<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method.getName())));
  }

  @Test
  public void modules() {
    assertEquals(List.of("yama"), complete("MODULE", ""));
    assertEquals(List.of("--before=yama", "--help"), complete("MODULE [--before=MODULE]", "--b"));
  }

  @Test
  public void subjectsAndHooks() {
    assertEquals(
        List.of("self", "operator", "framework", "app", "shell"),
        complete("HOOK SUBJECT", "ptraceAccessCheck", ""));
    assertEquals(List.of("ptraceAccessCheck"), complete("HOOK SUBJECT", "pt"));
  }

  @Test
  public void argumentsByNameAndThenByType() {
    String check = "HOOK SUBJECT [ARGUMENT...] [--quiet]";
    assertEquals(List.of("child=", "mode="), complete(check, "ptraceAccessCheck", "self", ""));
    assertEquals(
        List.of("mode=read", "mode=attach"),
        complete(check, "ptraceAccessCheck", "--quiet", "self", "child=app", "mode="));
    assertTrue(complete(check, "ptraceAccessCheck", "self", "child=").contains("child=app"));
    assertEquals(List.of(), complete(check, "nothing", "self", ""));
  }

  @Test
  public void pathsOfTheTreeGoOnAfterADirectory() {
    assertEquals(List.of("/security/lsm", "/security/stacker/"), complete("PATH", "/security/s"));
    assertEquals(List.of("/lsm", "/stacker/"), complete("PATH", ""));
  }

  @Test
  public void booleansByNameAndThenTheirStates() {
    assertEquals(List.of("lsm", "stacker"), complete("[-P] BOOLEAN...", "-P", ""));
    assertEquals(List.of("lsm=on", "lsm=off"), complete("[-P] BOOLEAN...", "lsm="));
    assertEquals(List.of("-P", "--help"), complete("[-P] BOOLEAN...", "-"));
  }

  @Test
  public void jarsByNameAndByPath() throws IOException {
    folder.newFile("yama-bundle.jar");
    folder.newFile("notes.txt");
    folder.newFolder("more");
    String here = folder.getRoot() + "/";
    List<String> found = complete("WHAT", here);
    assertTrue(found.contains("yama"));
    assertTrue(found.contains(here + "yama-bundle.jar"));
    assertTrue(found.contains(here + "more/"));
    assertTrue(!found.contains(here + "notes.txt"));
  }

  @Test
  public void choicesAndCommands() {
    assertEquals(List.of("on", "off"), complete("[on|off]", ""));
    assertEquals(List.of("lsm:list"), complete("[COMMAND]", ""));
    assertEquals(List.of(), complete("", ""));
  }

  private List<String> complete(String usage, String... words) {
    Path modules = folder.getRoot().toPath();
    World world = new World();
    return new Suggestions(stacker, world, tree, new Sources(modules, modules), List.of("lsm:list"))
        .of(Synopsis.of("lsm:x", "", usage), List.of(words)).stream()
            .map(Suggestion::word)
            .toList();
  }
}
