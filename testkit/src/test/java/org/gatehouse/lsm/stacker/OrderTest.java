package org.gatehouse.lsm.stacker;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Set;
import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.internal.stack.StackConfig;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.OrderClass;
import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.testkit.Proves;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

public class OrderTest extends InWorld {
  public OrderTest() {
    super(options(listed("smack", "yama")));
  }

  private static StackConfig listed(String... lsm) {
    return new StackConfig(List.of(lsm), Set.of(), CombineRule.ALL, true, 21, 8);
  }

  private static RecordingModule of(String name, OrderClass order) {
    return RecordingModule.around(
        new SecurityModule() {
          @Override
          public ModuleId id() {
            return ModuleId.of(name);
          }

          @Override
          public OrderClass order() {
            return order;
          }
        });
  }

  @Test
  @Proves("T-order")
  public void firstStandsBeforeAllAndLastBehindAll() {
    enable(of("integrity", OrderClass.LAST), of("m", OrderClass.MUTABLE));
    enable(of("capability", OrderClass.FIRST), of("n", OrderClass.MUTABLE));
    assertEquals(List.of("capability", "m", "n", "integrity"), stacked());
  }

  @Test
  @Proves({"T-order", "T-lsm"})
  public void aListedNameDoesNotLeaveItsOrderClass() {
    host().configure(listed("integrity", "m", "capability"));
    enable(of("m", OrderClass.MUTABLE), of("integrity", OrderClass.LAST));
    enable(of("capability", OrderClass.FIRST));
    assertEquals(List.of("capability", "m", "integrity"), stacked());
  }

  @Test
  @Proves({"T-lsm", "C-6"})
  public void theListGivesTheOrderAndUnlistedOnesStandBehindIt() {
    enable(RecordingModule.named("other"), RecordingModule.named("yama"));
    enable(RecordingModule.named("smack"));
    assertEquals(List.of("smack", "yama", "other"), stacked());
  }

  @Test
  @Proves("A1-2")
  public void withoutAListOrderIsThatOfRegistration() {
    register(RecordingModule.named("a"), RecordingModule.named("b"), RecordingModule.named("c"));
    List.of("c", "a", "b").forEach(world::enable);
    assertEquals(List.of("a", "b", "c"), stacked());
    disable("a");
    world.enable("a");
    assertEquals(List.of("a", "b", "c"), stacked());
  }

  @Test
  @Proves("T-lsm")
  public void aNameOnTheListThatNobodyBearsIsIgnored() {
    host().configure(listed("nobody", "yama"));
    enable(RecordingModule.named("yama"));
    assertEquals(List.of("yama"), stacked());
  }

  @Test
  public void anOperatorMayChooseThePlaceWithinAnOrderClass() {
    enable(RecordingModule.named("a"), RecordingModule.named("b"));
    register(RecordingModule.named("c"), of("last", OrderClass.LAST));
    host().stacker().enable(world.operator(), "c", "b");
    assertEquals(List.of("a", "c", "b"), stacked());
    refused(Errno.EINVAL, () -> host().stacker().enable(world.operator(), "last", "a"));
    refused(Errno.EINVAL, () -> host().stacker().enable(world.operator(), "last", "nobody"));
    assertEquals(List.of("a", "c", "b"), stacked());
    assertEquals(ModuleState.REGISTERED, state("last"));
  }

  @Test
  @Proves("B-10")
  public void everyNameMayBeStackedAndTakenOutAlike() {
    List<String> names = List.of("capability", "selinux", "smack", "yama", "checmate", "mine");
    for (String name : names) {
      enable(RecordingModule.named(name).deny("task_kill", Errno.EPERM));
      assertDenied(Errno.EPERM, kill());
      disable(name);
      assertAllowed(kill());
    }
    for (String name : names) {
      world.enable(name);
    }
    assertEquals(Set.copyOf(names), Set.copyOf(stacked()));
  }

  @Test
  public void anOperatorMayPutItBeforeTheVeryFirst() {
    enable(of("m", OrderClass.MUTABLE));
    register(of("n", OrderClass.MUTABLE));
    host().stacker().enable(world.operator(), "n", "m");
    assertEquals(List.of("n", "m"), stacked());
  }

  @Test
  public void aReplacementOfAnotherOrderClassStandsWhereItsClassSays() {
    enable(of("m", OrderClass.MUTABLE), of("n", OrderClass.MUTABLE));
    register(of("integrity", OrderClass.LAST));
    host().stacker().replace(world.operator(), "m", "integrity");
    assertEquals(List.of("n", "integrity"), stacked());
  }
}
