package org.gatehouse.yama;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.gatehouse.yama.policy.YamaTool;
import org.junit.Test;

/**
 * The module in a host and the offline tool answer alike, where the ordinary rules of Linux let
 * Yama decide: equal uids, a dumpable tracee.
 */
public class ModuleAndToolAgreeTest {
  private static final long ANY = -1;
  private static final String HEADER =
      "scope\trelation\ttracer_uid\ttracee_uid\ttracer_CAP_SYS_PTRACE\ttracee_dumpable\top\n";

  @Test
  public void onEveryRelationAndScope() throws IOException {
    for (int scope = 0; scope <= 3; scope++) {
      for (boolean capable : new boolean[] {false, true}) {
        assertAgree(scope, capable);
      }
    }
  }

  private static void assertAgree(int scope, boolean capable) throws IOException {
    try (FakeWorld world = new FakeWorld()) {
      world.enable(new Yama(Worlds.scope("" + scope), new RecordingLog().logger()));
      Task tracer = world.stranger();
      Task nobody = world.app();
      world.enable(Worlds.sysPtraceOnlyFor(capable ? tracer : nobody));
      Task child = fork(world, 4, tracer);
      Task grandchild = fork(world, 5, child);
      Task sibling = fork(world, 6, world.host().tasks().framework());
      Task third = fork(world, 7, world.host().tasks().framework());
      var check = new Check(world, scope, capable);
      check.assertAgree("tracee_is_child", tracer, child);
      check.assertAgree("tracee_is_grandchild", tracer, grandchild);
      check.assertAgree("sibling", tracer, sibling);
      if (!capable) {
        check.assertAgree("tracee_is_parent", child, tracer);
      }
      check.declare(sibling, tracer.id());
      check.assertAgree("sibling+PR_SET_PTRACER(tracer)", tracer, sibling);
      if (!capable) {
        check.assertAgree("tracer_is_child_of_PR_SET_PTRACER_declared_process", child, sibling);
      }
      check.declare(sibling, third.id());
      check.assertAgree("sibling+PR_SET_PTRACER(a_third_process)", tracer, sibling);
      check.declare(sibling, ANY);
      check.assertAgree("sibling+PR_SET_PTRACER(ANY)", tracer, sibling);
      check.declare(sibling, 0);
      check.assertAgree("sibling+PR_SET_PTRACER(0)", tracer, sibling);
      world.host().tasks().exit(child.id());
      check.assertAgree("unrelated_reparented", tracer, grandchild);
    }
  }

  private static Task fork(FakeWorld world, long id, Task parent) {
    return world.host().tasks().fork(id, "org.example.task" + id, parent);
  }

  private record Check(FakeWorld world, int scope, boolean capable) {
    void declare(Task tracee, long tracer) {
      world.table().taskPrctl(tracee.cred(), Yama.PR_SET_PTRACER, tracer, 0, 0, 0);
    }

    void assertAgree(String relation, Task tracer, Task tracee) throws IOException {
      boolean denied =
          world.table().ptraceAccessCheck(tracer.cred(), tracee, PtraceMode.ATTACH).isDenied();
      String row =
          scope + "\t" + relation + "\t1000\t1000\t" + (capable ? 1 : 0) + "\t1\tPTRACE_SEIZE\n";
      assertEquals(row, "errno\n" + (denied ? 1 : 0) + "\n", eval(HEADER + row));
    }

    private static String eval(String table) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] bytes = table.getBytes(StandardCharsets.ISO_8859_1);
      new YamaTool()
          .run(List.of("eval", "-"), new ByteArrayInputStream(bytes), new PrintStream(out, true));
      return out.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
