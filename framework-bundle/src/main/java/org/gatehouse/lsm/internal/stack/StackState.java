package org.gatehouse.lsm.internal.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.internal.dispatch.Place;
import org.gatehouse.lsm.internal.text.Nearest;
import org.gatehouse.lsm.stacker.ReportOnly;

/**
 * Everything the stacker decides by, at one moment. Immutable; a change makes a new one.
 *
 * @param entries all modules by registration
 * @param stack names of the stacked ones in stack order
 * @param lockedDown nothing is added or replaced any more
 * @param counting counters are on
 * @param booting the boot policy decides, until the required modules are enabled
 * @param reportOnly whose denials are recorded and allowed
 * @param config the configuration
 */
record StackState(
    List<Entry> entries,
    List<String> stack,
    boolean lockedDown,
    boolean counting,
    boolean booting,
    ReportOnly reportOnly,
    StackConfig config) {

  StackState {
    entries = List.copyOf(entries);
    stack = List.copyOf(stack);
  }

  Optional<Entry> find(String name) {
    return entries.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  Entry get(String name) {
    return find(name)
        .orElseThrow(
            () -> {
              List<String> names = entries.stream().map(Entry::name).toList();
              String hint = Nearest.hint(name, names);
              return new LsmException(Errno.ENOENT, "no module '" + name + "'" + hint);
            });
  }

  /** The stacked entries in order. */
  List<Entry> stacked() {
    return stack.stream().map(this::get).toList();
  }

  /** Their places in order. */
  List<Place> places() {
    return stacked().stream().map(e -> Objects.requireNonNull(e.running()).place()).toList();
  }

  StackState add(Entry entry) {
    List<Entry> all = new ArrayList<>(entries);
    all.add(entry);
    return withEntries(all);
  }

  StackState remove(String name) {
    StackState next = withReportOnly(reportOnly.withModule(name, true));
    return next.withEntries(entries.stream().filter(e -> !e.name().equals(name)).toList());
  }

  StackState edit(String name, UnaryOperator<Entry> change) {
    get(name);
    return withEntries(
        entries.stream().map(e -> e.name().equals(name) ? change.apply(e) : e).toList());
  }

  /** Puts it where its order class, the list and registration say. */
  StackState push(String name) {
    Entry entry = get(name);
    List<String> order = new ArrayList<>(stack);
    int at = 0;
    while (at < order.size() && order().compare(get(order.get(at)), entry) <= 0) {
      at++;
    }
    order.add(at, name);
    return withStack(order);
  }

  /** Puts it before the other one. */
  StackState pushBefore(String name, String before) {
    List<String> order = new ArrayList<>(stack);
    int at = order.indexOf(before);
    if (at < 0) {
      throw new LsmException(Errno.EINVAL, "module '" + before + "' is not in the stack");
    }
    if (get(before).order() != get(name).order()) {
      throw new LsmException(
          Errno.EINVAL,
          "'"
              + name
              + "' has order "
              + get(name).order()
              + ", '"
              + before
              + "' has "
              + get(before).order());
    }
    order.add(at, name);
    return withStack(order);
  }

  StackState pop(String name) {
    return withStack(stack.stream().filter(n -> !n.equals(name)).toList());
  }

  /** Puts the new one where the old one stood; an order class of its own still holds. */
  StackState swap(String old, String name) {
    if (get(old).order() != get(name).order()) {
      return pop(old).push(name);
    }
    return withStack(stack.stream().map(n -> n.equals(old) ? name : n).toList());
  }

  private Comparator<Entry> order() {
    return Comparator.comparing(Entry::order)
        .thenComparingInt(e -> config.rank(e.name()))
        .thenComparingInt(e -> registration(e.name()));
  }

  private int registration(String name) {
    return entries.stream().map(Entry::name).toList().indexOf(name);
  }

  StackState withEntries(List<Entry> now) {
    return new StackState(now, stack, lockedDown, counting, booting, reportOnly, config);
  }

  StackState withStack(List<String> now) {
    return new StackState(entries, now, lockedDown, counting, booting, reportOnly, config);
  }

  StackState withLockdown() {
    return new StackState(entries, stack, true, counting, booting, reportOnly, config);
  }

  StackState withCounting(boolean on) {
    return new StackState(entries, stack, lockedDown, on, booting, reportOnly, config);
  }

  StackState withBooting(boolean now) {
    return new StackState(entries, stack, lockedDown, counting, now, reportOnly, config);
  }

  StackState withReportOnly(ReportOnly now) {
    return new StackState(entries, stack, lockedDown, counting, booting, now, config);
  }

  StackState withConfig(StackConfig now) {
    return new StackState(entries, stack, lockedDown, counting, booting, reportOnly, now);
  }
}
