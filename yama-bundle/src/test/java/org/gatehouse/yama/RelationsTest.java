package org.gatehouse.yama;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.Reply;
import org.gatehouse.lsm.object.PtraceMode;
import org.gatehouse.lsm.object.Task;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Test;

/** PR_SET_PTRACER in scope 1: what {@code app} declares, and what {@code stranger} may then. */
public class RelationsTest {
  private final FakeWorld world = new FakeWorld();
  private final ScopeSetting scope = Worlds.scope("1");
  private final Task app = world.app();
  private final Task stranger = world.stranger();

  {
    world.enable(new Yama(scope, new RecordingLog().logger()));
  }

  @After
  public void close() {
    world.close();
  }

  private Reply<Integer> declare(Task tracee, long tracer) {
    return world.table().taskPrctl(tracee.cred(), Yama.PR_SET_PTRACER, tracer, 0, 0, 0);
  }

  private boolean mayAttach(Task tracer, Task tracee) {
    return !world.table().ptraceAccessCheck(tracer.cred(), tracee, PtraceMode.ATTACH).isDenied();
  }

  @Test
  public void theDeclaredTracerMayAttach() {
    assertEquals(0, (int) declare(app, stranger.id()).value());
    assertTrue(mayAttach(stranger, app));
  }

  @Test
  public void childrenOfTheDeclaredTracerMayAttach() {
    Task child = world.host().tasks().fork(4, "org.example.child", stranger);
    declare(app, stranger.id());
    assertTrue(mayAttach(child, app));
  }

  @Test
  public void parentsOfTheDeclaredTracerMayNot() {
    Task child = world.host().tasks().fork(4, "org.example.child", stranger);
    declare(app, child.id());
    assertFalse(mayAttach(stranger, app));
  }

  @Test
  public void aRelationHoldsForTheTraceeOnlyAndNotForItsChildren() {
    declare(app, stranger.id());
    assertFalse(mayAttach(stranger, world.plugin()));
    assertFalse(mayAttach(app, stranger));
  }

  @Test
  public void minusOneDeclaresEverybody() {
    declare(app, -1);
    assertTrue(mayAttach(stranger, app));
    assertTrue(mayAttach(world.plugin(), app));
  }

  @Test
  public void zeroTakesTheRelationBack() {
    declare(app, -1);
    assertEquals(0, (int) declare(app, 0).value());
    assertFalse(mayAttach(stranger, app));
  }

  @Test
  public void zeroWithoutARelationIsFine() {
    assertEquals(0, (int) declare(app, 0).value());
  }

  @Test
  public void aNewRelationReplacesTheOldOne() {
    declare(app, stranger.id());
    declare(app, world.plugin().id());
    assertFalse(mayAttach(stranger, app));
    assertTrue(mayAttach(world.plugin(), app));
  }

  @Test
  public void aTracerThatDoesNotExistIsRefusedAndTheOldRelationStays() {
    declare(app, stranger.id());
    assertEquals(Errno.EINVAL, declare(app, 4711).errno());
    assertEquals(Errno.EINVAL, declare(app, -2).errno());
    assertTrue(mayAttach(stranger, app));
  }

  @Test
  public void otherOptionsAreNotYamas() {
    assertEquals(Errno.ENOSYS, world.table().taskPrctl(app.cred(), 1, 2, 0, 0, 0).errno());
  }

  @Test
  public void scopeTwoIgnoresRelations() {
    declare(app, stranger.id());
    scope.set("2");
    assertFalse(mayAttach(stranger, app));
  }

  @Test
  public void nothingOfAnEarlierIncarnationIsLeft() {
    declare(app, stranger.id());
    world.disable("yama");
    world.enable("yama");
    assertFalse(mayAttach(stranger, app));
  }

  @Test
  public void theEndOfEitherSideEndsTheRelation() {
    Relations relations = new Relations();
    relations.declare(app, Optional.of(stranger));
    relations.declare(world.plugin(), Optional.of(app));
    relations.declare(stranger, Optional.empty());
    relations.forget(app);
    assertFalse(relations.isDeclared(app, stranger));
    assertFalse(relations.isDeclared(world.plugin(), app));
    assertTrue(relations.isDeclared(stranger, app));
    assertEquals(1, relations.size());
  }

  @Test
  public void theHostTellsOfTheEndOfATracer() {
    Task child = world.host().tasks().fork(4, "org.example.child", stranger);
    declare(app, stranger.id());
    world.host().tasks().exit(stranger.id());
    assertFalse(mayAttach(child, app));
  }

  @Test
  public void aTracerThatEndsMeanwhileLeavesNothingBehind() {
    Relations relations = new Relations();
    world.host().tasks().exit(stranger.id());
    relations.declare(app, Optional.of(stranger));
    relations.declare(stranger, Optional.empty());
    assertEquals(0, relations.size());
  }
}
