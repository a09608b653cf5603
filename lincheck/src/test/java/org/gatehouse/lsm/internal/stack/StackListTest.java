package org.gatehouse.lsm.internal.stack;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.gatehouse.lincheck.Check;
import org.gatehouse.lsm.hook.FileHooks;
import org.gatehouse.lsm.internal.blob.Blobs;
import org.gatehouse.lsm.internal.dispatch.FaultSink;
import org.gatehouse.lsm.internal.dispatch.Place;
import org.gatehouse.lsm.internal.dispatch.Published;
import org.gatehouse.lsm.internal.rcu.GracePeriod;
import org.gatehouse.lsm.internal.rcu.Srcu;
import org.gatehouse.lsm.module.ModuleId;
import org.gatehouse.lsm.module.SecurityModule;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.Test;

/** Operators change the stack while others look at what decides. */
public class StackListTest {
  private static final List<Entry> ENTRIES = List.of(entry("a"), entry("b"), entry("c"));

  private record Module(ModuleId id) implements SecurityModule, FileHooks {}

  private static final class Never implements GracePeriod {
    @Override
    public void synchronize() {}

    @Override
    public void callAfter(Runnable action) {}
  }

  private static Entry entry(String name) {
    Module module = new Module(ModuleId.of(name));
    Place place = Place.asking(name, 1, List.of(module), FaultSink.NONE);
    Blobs blobs = new Blobs(new Never(), true);
    return Entry.registered(module, Owner.NONE)
        .begun(new Entry.Running(place, blobs.newSlots(), new AtomicInteger(), () -> {}));
  }

  /** The product. */
  @Param(name = "module", gen = IntGen.class, conf = "0:2")
  public static class Stack {
    final Published published = new Published(new Srcu(), verdict -> verdict);
    final StackCore core = new StackCore(published, StackConfig.DEFAULT);

    StackState change(UnaryOperator<StackState> edit) {
      return core.change(edit);
    }

    List<String> deciding() {
      return published.current.places().stream().map(Place::name).toList();
    }

    @Operation
    public List<String> enable(@Param(name = "module") int module) {
      return change(state -> with(state, ENTRIES.get(module))).stack();
    }

    private static StackState with(StackState state, Entry entry) {
      String name = entry.name();
      return state.find(name).isPresent() ? state : state.add(entry).push(name);
    }

    @Operation
    public List<String> disable(@Param(name = "module") int module) {
      String name = ENTRIES.get(module).name();
      return change(state -> state.pop(name).remove(name)).stack();
    }

    @Operation
    public String decidingNow() {
      return String.join(",", deciding());
    }
  }

  /** Broken on purpose: the last one to finish wins. */
  public static class LostUpdate extends Stack {
    private volatile StackState state = core.state();

    @Override
    StackState change(UnaryOperator<StackState> edit) {
      StackState next = edit.apply(state);
      state = next;
      return next;
    }

    @Override
    List<String> deciding() {
      return state.stack();
    }
  }

  @Test
  public void changesAreInOneOrderAndDecideOnceTheyReturn() {
    Check.holds(Stack.class);
  }

  @Test
  public void aLostUpdateIsFound() {
    Check.finds(LostUpdate.class);
  }
}
