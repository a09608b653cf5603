package org.gatehouse.hats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.stacker.ModuleCalls;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Test;

/** The app's requests under {@code /admin} have a hat. */
public class HatFilterTest {
  private final FakeWorld world = new FakeWorld();
  private final RecordingLog log = new RecordingLog();
  private final List<String> done = new ArrayList<>();
  private Errno answer;

  @After
  public void close() {
    world.close();
  }

  private static <T> T fake(Class<T> type, InvocationHandler does) {
    ClassLoader loader = HatFilterTest.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, does));
  }

  private HatFilter filter() {
    Map<String, Object> config =
        Map.of("task", "org.example.app", "hats", new String[] {"/admin/*=admin"});
    ModuleCalls calls = fake(ModuleCalls.class, (proxy, method, arguments) -> set(arguments));
    return new HatFilter(
        fake(HatFilter.Config.class, (proxy, method, arguments) -> config.get(method.getName())),
        calls,
        world.host().tasks(),
        log.logger());
  }

  private int set(Object... arguments) {
    assertEquals(world.app().cred(), arguments[0]);
    assertEquals(100, arguments[1]);
    ModuleCalls.Context context = (ModuleCalls.Context) arguments[2];
    assertEquals(104, context.id());
    String text = new String(context.value(), StandardCharsets.UTF_8);
    assertTrue(text, text.matches("changehat [0-9a-f]{16}\\^.*"));
    String hat = text.substring(text.indexOf('^') + 1);
    done.add(hat.isEmpty() ? "out" : "in " + hat);
    if (answer != null && !hat.isEmpty()) {
      throw new LsmException(answer, "answered");
    }
    return 0;
  }

  private void serve(String path, FilterChain chain) throws Exception {
    HttpServletRequest request =
        fake(
            HttpServletRequest.class,
            (proxy, method, arguments) ->
                method.getName().equals("getServletPath")
                    ? "/admin"
                    : path.substring("/admin".length()));
    HttpServletRequest other =
        fake(
            HttpServletRequest.class,
            (proxy, method, arguments) -> method.getName().equals("getServletPath") ? path : null);
    HttpServletResponse response = fake(HttpServletResponse.class, this::respond);
    filter().doFilter(path.startsWith("/admin") ? request : other, response, chain);
  }

  private Object respond(Object proxy, Method method, Object... arguments) {
    if (method.getName().equals("isCommitted")) {
      return false;
    }
    done.add(method.getName() + " " + arguments[0]);
    return null;
  }

  @Test
  public void aRequestIsServedInItsHatAndComesOutOfIt() throws Exception {
    serve("/admin/x", (request, response) -> done.add("served"));
    assertEquals(List.of("out", "in admin", "served", "out"), done);
  }

  @Test
  public void aThreadThatIsInAHatStillComesOutForARequestWithoutOne() throws Exception {
    serve("/public", (request, response) -> done.add("served"));
    assertEquals(List.of("out", "served", "out"), done);
  }

  @Test
  public void whatTheServletThrowsTakesNoHatOnWithIt() {
    FilterChain failing =
        (request, response) -> {
          throw new ServletException("fails");
        };
    assertThrows(ServletException.class, () -> serve("/admin/x", failing));
    assertEquals(List.of("out", "in admin", "out"), done);
  }

  @Test
  public void aRequestWhoseHatIsNotThereIsNotServed() throws Exception {
    answer = Errno.ENOENT;
    serve("/admin/x", (request, response) -> done.add("served"));
    assertEquals(List.of("out", "in admin", "out", "sendError 503"), done);
    assertTrue(log.lines().toString(), log.lines().toString().contains("'admin'"));
  }

  @Test
  public void whereNothingConfinesTheRequestIsServed() throws Exception {
    answer = Errno.EPERM;
    serve("/admin/x", (request, response) -> done.add("served"));
    answer = Errno.EOPNOTSUPP;
    serve("/admin/x", (request, response) -> done.add("served"));
    assertEquals(2, done.stream().filter("served"::equals).count());
  }

  @Test
  public void whereTheBundleIsNotInstalledOthersAreServed() throws Exception {
    world.host().tasks().exit(world.app().id());
    serve("/admin/x", (request, response) -> done.add("served"));
    assertEquals(List.of("served"), done);
  }

  @Test
  public void aRequestWithinARequestStaysInTheFirstHat() throws Exception {
    serve(
        "/admin/x",
        (request, response) -> {
          try {
            serve("/public", (inner, answer) -> done.add("served"));
          } catch (Exception e) {
            throw new ServletException(e);
          }
        });
    assertEquals(List.of("out", "in admin", "served", "out"), done);
  }
}
