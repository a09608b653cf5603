package org.gatehouse.mediation.ask;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.bridge.Operation;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.stacker.HookSet;
import org.gatehouse.lsm.stacker.HookSets;
import org.gatehouse.mediation.ask.Row.Arguments;
import org.gatehouse.mediation.subject.Attribution;
import org.gatehouse.mediation.subject.Subject;
import org.jspecify.annotations.Nullable;

/** The table of operations, by ordinal. */
public final class Rows {
  private final HookSets sets;
  private final @Nullable Row[] rows = new Row[Operation.values().length];

  private Rows(HookSets sets) {
    this.sets = sets;
  }

  /** The rows of all groups. */
  public static Rows of(Surroundings around) {
    Rows rows = new Rows(around.hooked());
    HookTable table = around.table();
    Resolver resolver = new Resolver(around.objects(), new Stats(around.stats()));
    Reach reach = new Reach(around);
    Sockets sockets = new Sockets(around.objects());
    FileMediator files = new FileMediator(resolver, around);
    files.addTo(rows);
    new NameMediator(resolver, table).addTo(rows);
    new AttributeMediator(resolver, table).addTo(rows);
    UnixSocketMediator unix = new UnixSocketMediator(sockets, resolver, around);
    new SocketMediator(sockets, unix, table).addTo(rows);
    new ProcessMediator(resolver, reach, table).addTo(rows);
    new CodeMediator(resolver, around).addTo(rows);
    new ReflectionMediator(reach, around).addTo(rows);
    new ThreadMediator(reach, table).addTo(rows);
    new GlobalMediator(reach, resolver, files, table).addTo(rows);
    return rows;
  }

  void add(Operation operation, Row.Question question, String... hooks) {
    add(operation, Row.Who.NEAREST, question, hooks);
  }

  /**
   * Adds the row of an operation.
   *
   * @param hooks kernel names of the hooks that it may ask, the first one first
   */
  @SuppressWarnings("EnumOrdinal") // the bridge speaks in ordinals
  public void add(Operation operation, Row.Who who, Row.Question question, String... hooks) {
    List<String> names = List.of(hooks);
    rows[operation.ordinal()] = new Row(names, sets.of(names), false, who, question);
  }

  /** A row that is looked at even if no module wants its hooks; the set is for the finder. */
  @SuppressWarnings("EnumOrdinal") // the bridge speaks in ordinals
  void always(Operation operation, SealedWho who, Row.Question question, String... hooks) {
    List<String> names = List.of(hooks);
    HookSet set = sets.of(names);
    Row.Who finder = (attribution, with) -> who.find(attribution, with, set.isHooked());
    rows[operation.ordinal()] = new Row(names, set, true, finder, question);
  }

  /** Finds the subject of an operation that is always looked at. */
  @FunctionalInterface
  interface SealedWho {
    /** The subject; null where nothing is to be asked. */
    @Nullable Subject find(Attribution attribution, Arguments with, boolean hooked);
  }

  /** The row of the operation; null where none asks a hook. */
  public @Nullable Row get(int operation) {
    return rows[operation];
  }

  /**
   * The hooks that each operation may ask, for listings; operations that ask none are not in it.
   */
  @SuppressWarnings("EnumOrdinal") // the bridge speaks in ordinals
  public Map<Operation, List<String>> hooks() {
    Map<Operation, List<String>> hooks = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      Row row = rows[operation.ordinal()];
      if (row != null) {
        hooks.put(operation, row.hooks());
      }
    }
    return hooks;
  }
}
