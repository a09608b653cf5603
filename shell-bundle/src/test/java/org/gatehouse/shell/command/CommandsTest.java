package org.gatehouse.shell.command;

import static org.gatehouse.shell.check.World.hook;
import static org.gatehouse.shell.check.World.parameter;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.lsm.hook.Decision;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.ModuleKind;
import org.gatehouse.lsm.module.OrderClass;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.CheckResult;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.check.World;
import org.gatehouse.shell.line.CommandFailure;
import org.gatehouse.shell.line.Synopsis;
import org.junit.Test;

public class CommandsTest {
  private final World world = new World();
  private final List<String> calls = new ArrayList<>();
  private Verdict answer = Verdict.ALLOW;
  private final Stacker stacker =
      (Stacker)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Stacker.class},
              (proxy, method, arguments) -> called(method.getName(), arguments));
  private final ModuleCommands modules = new ModuleCommands(stacker, world);
  private final CheckCommands check = new CheckCommands(stacker, world, world);

  private Object called(String method, Object[] arguments) {
    return switch (method) {
      case "list" ->
          List.of(info("yama", ModuleState.ENABLED), info("mine", ModuleState.DISABLING));
      case "hooks" -> List.of(hook("settime", parameter("subject", Cred.class)));
      case "check" -> result();
      default -> remembered(method, arguments);
    };
  }

  private CheckResult result() {
    Decision decision =
        new Decision(
            0,
            3,
            "settime",
            "app(7)",
            "",
            List.of(),
            List.of(
                new Decision.Answer("yama", true, answer),
                new Decision.Answer("mine", false, Verdict.ALLOW)));
    return new CheckResult(answer, decision);
  }

  private Object remembered(String method, Object[] arguments) {
    if (Arrays.asList(arguments).contains("yam")) {
      throw new LsmException(Errno.ENOENT, "no module 'yam'");
    }
    calls.add(method + Arrays.asList(arguments));
    return null;
  }

  private static ModuleInfo info(String name, ModuleState state) {
    return new ModuleInfo(
        ModuleId.of(name),
        state,
        OrderClass.MUTABLE,
        ModuleKind.DAC,
        12,
        "1.0.0",
        1,
        0,
        List.of(),
        "");
  }

  @Test
  public void listAsJsonHasSixFields() {
    assertEquals(
        "[{\"name\":\"yama\",\"id\":105,\"state\":\"enabled\",\"order\":\"mutable\",\"bundle\":12,"
            + "\"version\":\"1.0.0\"},{\"name\":\"mine\",\"id\":"
            + ModuleId.of("mine").number()
            + ",\"state\":\"disabling\",\"order\":\"mutable\",\"bundle\":12,\"version\":\"1.0.0\"}]",
        modules.list("--json"));
  }

  @Test
  public void operatorEnables() {
    assertNull(modules.enable("yama"));
    assertNull(modules.enable("mine", "--before=yama"));
    assertEquals(List.of("enable[operator, yama]", "enable[operator, mine, yama]"), calls);
  }

  @Test
  public void refusalNamesTheCommand() {
    CommandFailure e = assertThrows(CommandFailure.class, () -> modules.enable("yam"));
    assertEquals("lsm:enable: ENOENT: no module 'yam'", e.getMessage());
    assertEquals(0, e.getStackTrace().length);
  }

  @Test
  public void helpComesFromTheDescriptor() {
    assertTrue(String.valueOf(modules.disable("--help")).endsWith("\nusage: lsm:disable MODULE"));
  }

  @Test
  public void aLongUsageIsLeftToTheCommandsOwnHelp() {
    Synopsis synopsis = Synopsis.of("lsm:x", "does", "WHAT [--much] [--more]");
    assertEquals("lsm:x WHAT [--much] [--more]", synopsis.brief(28));
    assertEquals("lsm:x …", synopsis.brief(27));
  }

  @Test
  public void checkPrintsEveryModuleAndTheResult() {
    assertEquals(
        "MODULE  VERDICT\nyama    allow\nmine    not asked\nresult: allow (stack version 3)",
        String.valueOf(check.check("settime", "app")));
  }

  @Test
  public void quietDenialIsAnAnswer() {
    answer = Verdict.deny(Errno.EPERM, "no clock");
    assertEquals(
        "{\"hook\":\"settime\",\"subject\":\"app(7)\",\"object\":\"\",\"labels\":[],"
            + "\"version\":3,\"result\":{\"allowed\":false,\"errno\":\"EPERM\",\"reason\":\"no clock\"},"
            + "\"modules\":[{\"module\":\"yama\",\"asked\":true,\"allowed\":false,"
            + "\"errno\":\"EPERM\",\"reason\":\"no clock\"},{\"module\":\"mine\",\"asked\":false,"
            + "\"allowed\":true,\"errno\":\"\",\"reason\":\"\"}]}",
        check.check("settime", "app", "--quiet", "--json"));
  }

  @Test
  public void modeSwitchesModulesAndTasks() {
    ModeCommands mode = new ModeCommands(stacker, world);
    assertNull(mode.mode("yama", "report"));
    assertNull(mode.mode("task:app", "enforcing"));
    assertEquals(
        List.of("setEnforcing[operator, yama, false]", "setEnforcing[operator, app(7), true]"),
        calls);
    CommandFailure e = assertThrows(CommandFailure.class, () -> mode.mode("yama", "repot"));
    assertEquals("lsm:mode: EINVAL: 'repot' is neither enforcing nor report", e.getMessage());
  }

  @Test
  public void unknownHookIsRefused() {
    CommandFailure e = assertThrows(CommandFailure.class, () -> check.check("setime", "self"));
    assertEquals("lsm:check: ENOENT: no hook 'setime'; did you mean settime?", e.getMessage());
  }
}
