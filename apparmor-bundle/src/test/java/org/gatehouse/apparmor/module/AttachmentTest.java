package org.gatehouse.apparmor.module;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.object.Mask;
import org.gatehouse.lsm.object.ProgramObject;
import org.gatehouse.lsm.object.Task;
import org.junit.After;
import org.junit.Test;

/** Which profile a task gets. */
public class AttachmentTest {
  private final Confined here =
      new Confined(
          """
          profile any /bundle/org.** { }
          profile app /bundle/org.example.app {
            /bundle/org.example.plugin Cx,
            /bundle/org.example.same ix,
            /bundle/org.example.free Ux,
            profile plugin /bundle/org.example.plugin { }
          }
          profile killer /bundle/org.example.killer flags=(kill) { }
          """);

  @After
  public void close() {
    here.close();
  }

  private Task fork(int id, String name, Task parent) {
    return here.world.host().tasks().fork(id, name, parent);
  }

  private Task framework() {
    return here.world.host().tasks().framework();
  }

  @Test
  public void tasksFromBeforeTheModuleAreAttachedAsAtTheirStart() {
    here.enabled();
    assertEquals("app", here.label(here.world.app()));
    assertEquals("app//plugin", here.label(here.world.plugin()));
    assertEquals("any", here.label(here.world.stranger()));
    assertEquals("unconfined", here.label(framework()));
  }

  @Test
  public void aBundleGoesFromItsInstallersProfileToItsOwn() {
    here.enabled();
    assertEquals("app", here.label(fork(7, "org.example.same", here.world.app())));
    assertEquals("unconfined", here.label(fork(8, "org.example.free", here.world.app())));
    assertEquals("app//plugin", here.label(fork(9, "org.example.plugin", here.world.app())));
    assertEquals("unconfined", here.label(fork(10, "com.other", framework())));
  }

  @Test
  public void startingWhatTheInstallersProfileDoesNotExecuteIsDenied() {
    here.enabled();
    Task other = fork(7, "com.other", here.world.app());
    assertEquals("app", here.label(other));
    Verdict denied = start(here.world.app().cred(), other);
    assertTrue(denied.isDenied());
    assertEquals("/bundle/com.other Pix, in profile app of etc/apparmor.d/test", denied.grant());
    assertSame(Verdict.ALLOW, start(framework().cred(), here.world.stranger()));
  }

  private Verdict start(Cred starter, Task task) {
    ProgramObject program = here.world.host().objects().exec(task);
    try {
      return here.world.table().bprmCheckSecurity(starter, program);
    } finally {
      here.world.host().objects().release(program.cred());
    }
  }

  @Test
  public void aProcessNeedsItsPathToBeExecutable() {
    here.load("profile app /bundle/org.example.app { /bin/true ix, }");
    here.enabled();
    Cred app = here.world.app().cred();
    assertSame(Verdict.ALLOW, run(app, "/bin/true"));
    assertEquals(
        "/bin/false Pix, in profile app of etc/apparmor.d/test", run(app, "/bin/false").grant());
  }

  private Verdict run(Cred subject, String program) {
    ProgramObject object = new ProgramObject(program, List.of(program), null, subject);
    return here.world.table().bprmCheckSecurity(subject, object);
  }

  @Test
  public void aProfileThatIsReplacedConfinesRunningTasks() {
    here.enabled();
    Task app = here.world.app();
    assertTrue(here.open(app, here.file("x"), Mask.READ).isDenied());
    here.load("profile app /bundle/org.example.app { /** r, }");
    assertSame(Verdict.ALLOW, here.open(app, here.file("x"), Mask.READ));
    assertEquals("app", here.label(app));
  }

  @Test
  public void aProfileAttachesByTheAttributesOfTheFileOfABundle() {
    here.load(
        """
        profile any /bundle/org.** { }
        profile high /bundle/org.** xattrs=(user.trust=high) { }
        profile both /bundle/org.** xattrs=(user.trust=high security.x=*) { }
        """);
    Path jar = Path.of(here.file("a jar").path());
    here.attribute(jar, "trust", "high");
    here.jars.put("org.example.app", jar);
    here.jars.put("org.example.plugin", Path.of(here.path("no jar").path()));
    here.enabled();
    assertEquals("high", here.label(here.world.app()));
    assertEquals("any", here.label(fork(7, "org.example.plugin", framework())));
    assertEquals("any", here.label(here.world.stranger()));
    here.attribute(jar, "trust", "low");
    Task app = here.world.app();
    here.world.host().tasks().exec(app, here.world.host().tasks().prepare(app));
    assertEquals("any", here.label(app));
  }

  @Test
  public void aProcessIsAttachedByTheAttributesOfItsProgram() {
    Path program = Path.of(here.file("program").path());
    here.load(
        "profile app /bundle/org.example.app { DATA/program px, }"
            + " profile p DATA/* xattrs=(user.trust=high) { }");
    here.enabled();
    Cred app = here.world.app().cred();
    assertTrue(run(app, program.toString()).isDenied());
    here.attribute(program, "trust", "high");
    assertSame(Verdict.ALLOW, run(app, program.toString()));
  }

  @Test
  public void aKillProfileEndsTheTaskOnce() {
    here.enabled();
    Task task = fork(7, "org.example.killer", framework());
    assertTrue(here.open(task, here.file("x"), Mask.READ).reason().contains("\"KILLED\""));
    here.load("profile killer /bundle/org.example.killer { /** rw, }");
    assertTrue(here.open(task, here.file("x"), Mask.READ).isDenied());
    assertTrue(here.world.table().propertyRead(task.cred(), "user.home").isDenied());
    assertEquals(List.of(task), here.ended);
    Cred next = here.world.host().tasks().prepare(task);
    here.world.host().tasks().exec(task, next);
    assertSame(Verdict.ALLOW, here.open(task, here.file("x"), Mask.READ));
  }
}
