package org.gatehouse.apparmor.module;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.hook.Attribute;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.PathObject;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.Task;
import org.junit.After;
import org.junit.Test;

/** What the app writes into its own attributes. */
public class OwnProfileTest {
  private final Confined here =
      new Confined(
              """
          profile app /bundle/org.example.app {
            change_profile -> other,
            change_profile /bundle/* -> other,
            DATA/app r,
            /bundle/* Pix,
            ^one { DATA/one r, }
            ^two { }
          }
          profile other { }
          profile third { }
          profile learner flags=(complain) { }
          """)
          .enabled();
  private final HookTable table = here.world.table();
  private final Task task = here.world.app();
  private final Cred app = task.cred();

  @After
  public void close() {
    here.close();
  }

  private String set(Attribute attribute, String text) {
    return answer(table.setselfattr(app, attribute, text.getBytes(ISO_8859_1)));
  }

  private static String answer(Reply<Integer> reply) {
    return String.valueOf(reply.isValue() ? reply.value() : reply.errno());
  }

  private String get(Attribute attribute) {
    Reply<byte[]> reply = table.getselfattr(app, attribute);
    return reply.isValue() ? new String(reply.value(), ISO_8859_1) : String.valueOf(reply.errno());
  }

  @Test
  public void currentSaysTheModeAndProcEndsTheLine() {
    assertEquals("app (enforce)", get(Attribute.CURRENT));
    assertEquals("ENOENT", get(Attribute.PREV));
    assertEquals("ENOENT", get(Attribute.EXEC));
    byte[] file = table.getprocattr(task, "current").value();
    assertEquals("app (enforce)\n", new String(file, ISO_8859_1));
    assertEquals("EOPNOTSUPP", get(Attribute.FSCREATE));
    Task framework = here.world.host().tasks().framework();
    byte[] free = table.getprocattr(framework, "current").value();
    assertEquals("unconfined\n", new String(free, ISO_8859_1));
  }

  @Test
  public void whatIsNoCommandIsEinval() {
    for (String text : List.of("", "changehat", "changehat ", "nonsense x", "exec other")) {
      assertEquals(text, "EINVAL", set(Attribute.CURRENT, text));
    }
    assertEquals("EINVAL", set(Attribute.CURRENT, "changehat one"));
    assertEquals("EINVAL", set(Attribute.CURRENT, "changehat 0^"));
    assertEquals("EINVAL", set(Attribute.EXEC, "changeprofile other"));
    assertEquals("EOPNOTSUPP", set(Attribute.PREV, "changeprofile other"));
  }

  @Test
  public void aProfileIsChangedWhereARuleSaysSo() {
    assertEquals("EACCES", set(Attribute.CURRENT, "changeprofile third"));
    assertEquals("ENOENT", set(Attribute.CURRENT, "changeprofile nothing"));
    assertEquals("17", set(Attribute.CURRENT, "permprofile other"));
    assertEquals("app (enforce)", get(Attribute.CURRENT));
    assertEquals("19", set(Attribute.CURRENT, "changeprofile other"));
    assertEquals("other (enforce)", get(Attribute.CURRENT));
    assertEquals("EACCES", set(Attribute.CURRENT, "changeprofile app"));
  }

  @Test
  public void stackingOnlyTakesAway() {
    assertEquals("11", set(Attribute.CURRENT, "stack third"));
    assertEquals("app//&third (enforce)", get(Attribute.CURRENT));
    assertEquals("13", set(Attribute.CURRENT, "stack learner"));
    assertEquals("app//&learner//&third (mixed)", get(Attribute.CURRENT));
    assertTrue(here.open(task, here.file("app"), Mask.READ).isDenied());
  }

  @Test
  public void auditNamesTheHatThatTheThreadStandsIn() {
    List<String> app = List.of("subj_apparmor=app (enforce)");
    assertEquals(app, here.open(task, here.file("no"), Mask.READ).decision().labels());
    set(Attribute.CURRENT, "changehat 1^one");
    List<String> hat = List.of("subj_apparmor=app//one (enforce)");
    assertEquals(hat, here.open(task, here.file("no"), Mask.READ).decision().labels());
  }

  @Test
  public void aHatIsEnteredAndLeftWithItsToken() {
    assertEquals("21", set(Attribute.CURRENT, "changehat 1a2b^no^one"));
    assertEquals("app//one (enforce)", get(Attribute.CURRENT));
    assertEquals("app (enforce)", get(Attribute.PREV));
    assertSame(Verdict.ALLOW, here.open(task, here.file("one"), Mask.READ));
    assertTrue(here.open(task, here.file("app"), Mask.READ).isDenied());
    assertEquals("20", set(Attribute.CURRENT, "changehat 1a2b^x\0two"));
    assertEquals("app//two (enforce)", get(Attribute.CURRENT));
    assertEquals("15", set(Attribute.CURRENT, "changehat 1a2b^"));
    assertEquals("app (enforce)", get(Attribute.CURRENT));
    assertSame(Verdict.ALLOW, here.open(task, here.file("app"), Mask.READ));
    assertEquals("ENOENT", set(Attribute.CURRENT, "changehat 1^no"));
  }

  @Test
  public void aWrongTokenEndsTheTask() {
    set(Attribute.CURRENT, "changehat 1a2b^one");
    assertEquals("EACCES", set(Attribute.CURRENT, "changehat 1a2c^"));
    assertEquals(List.of(task), here.ended);
    assertTrue(here.open(task, here.file("one"), Mask.READ).isDenied());
    assertEquals("EACCES", set(Attribute.CURRENT, "changehat 1a2b^"));
  }

  @Test
  public void aHatIsTheThreadsAndOfThoseThatItMakes() throws InterruptedException {
    PathObject file = here.file("app");
    Verdict[] seen = new Verdict[2];
    Thread before = new Thread(() -> seen[0] = here.open(task, file, Mask.READ));
    set(Attribute.CURRENT, "changehat 1^one");
    Thread within = new Thread(() -> seen[1] = here.open(task, file, Mask.READ));
    for (Thread each : List.of(before, within)) {
      each.start();
      each.join();
    }
    assertSame(Verdict.ALLOW, seen[0]);
    assertTrue(seen[1].isDenied());
    assertEquals("app", here.label(task));
  }

  @Test
  public void theExecAttributeIsForTheNextBundleThatIsStarted() {
    Task plugin = here.world.plugin();
    assertEquals("app", here.label(plugin));
    assertEquals("EACCES", set(Attribute.EXEC, "exec third"));
    assertEquals("10", set(Attribute.EXEC, "exec other"));
    assertEquals("other (enforce)", get(Attribute.EXEC));
    ProgramObject program = here.world.host().objects().exec(plugin);
    assertSame(Verdict.ALLOW, table.bprmCheckSecurity(app, program));
    here.world.host().objects().release(program.cred());
    restart(plugin);
    assertEquals("other", here.label(plugin));
    assertEquals("ENOENT", get(Attribute.EXEC));
    restart(plugin);
    assertEquals("app", here.label(plugin));
  }

  private void restart(Task bundle) {
    here.world.host().tasks().exec(bundle, here.world.host().tasks().prepare(bundle));
  }

  @Test
  public void noNewPrivilegesKeepsWhatConfines() {
    assertEquals("0", answer(table.taskPrctl(app, 38, 1, 0, 0, 0)));
    assertEquals("EPERM", set(Attribute.CURRENT, "changeprofile other"));
    assertEquals("EPERM", set(Attribute.CURRENT, "changehat 1^one"));
    assertEquals("11", set(Attribute.CURRENT, "stack third"));
    here.load("profile app { } profile third { } profile new /bundle/org.example.app { }");
    restart(task);
    assertEquals("app//&third", here.label(task));
  }

  @Test
  public void complainModeLearnsHatsUpToABound() {
    here.load("profile app /bundle/org.example.app flags=(complain) { }");
    for (int hat = 0; hat < 1024; hat++) {
      set(Attribute.CURRENT, "changehat 1^h" + hat);
      assertEquals("app//null-h" + hat + " (complain)", get(Attribute.CURRENT));
      set(Attribute.CURRENT, "changehat 1^");
    }
    assertEquals("ENOMEM", set(Attribute.CURRENT, "changehat 1^more"));
  }
}
