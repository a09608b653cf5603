package org.gatehouse.selinux.label.automaton;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All patterns of a list, looked for in a text in one pass over its bytes. Safe on any thread,
 * without a lock on states that are known.
 *
 * <p>The patterns are one nondeterministic program ({@link Program}). Its deterministic machine is
 * made as texts need it: a state is the set of instructions that wait for the next byte, and each
 * known transition is one array read. A text costs one such read for each of its bytes, and at
 * worst one step of the program, which is linear in the program's size: never more than text times
 * program, whatever the patterns are. States are kept as long as they fit into a given room; then
 * the machine begins anew, and states in use by other threads live as long as these need them.
 */
public final class Automaton {
  /** In ints: 8 MB. */
  private static final int ROOM = 2_000_000;

  private final Program program;
  private final ByteClasses classes;
  private final int room;

  /** The states that are known, and the first. Replaced as a whole when full. */
  private volatile States states;

  private record States(Map<State.Key, State> known, State start, AtomicInteger used) {}

  private Automaton(Program program, int room) {
    this.program = program;
    this.classes = ByteClasses.of(program.sets());
    this.room = room;
    this.states = fresh();
  }

  /** The machine of these patterns; a pattern's number is its index. */
  public static Automaton of(List<Pattern> patterns) {
    return of(patterns, ROOM);
  }

  static Automaton of(List<Pattern> patterns, int room) {
    Program.Builder builder = new Program.Builder();
    try {
      for (int i = 0; i < patterns.size(); i++) {
        builder.add(patterns.get(i), i);
      }
    } catch (PatternException e) {
      throw new IllegalStateException("a pattern that was read before", e);
    }
    return new Automaton(builder.build(), room);
  }

  /**
   * The numbers of all patterns that are found in the UTF-8 form of a text, highest first. The
   * array is shared: read it only.
   */
  public int[] find(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return find(bytes, 0, bytes.length);
  }

  /** As {@link #find(String)}, in the bytes from {@code from} to before {@code to}. */
  public int[] find(byte[] text, int from, int to) {
    State state = states.start;
    for (int i = from; i < to; i++) {
      int symbol = text[i] == '\n' && i == to - 1 ? classes.finalLineFeed() : classes.of(text[i]);
      State next = state.next[symbol];
      state = next == null ? follow(state, text[i], symbol) : next;
    }
    return state.found;
  }

  /** The room that the known states take. */
  int used() {
    return states.used.get();
  }

  private State follow(State from, byte value, int symbol) {
    Closure closure = new Closure(program, false, false);
    int[] waiting = from.waiting;
    if (symbol == classes.finalLineFeed()) {
      waiting = atEnd(waiting).waiting();
    }
    for (int at : waiting) {
      if (program.kind(at) == Program.FOUND) {
        closure.add(at);
      } else if (program.kind(at) == Program.READ && program.reads(at, value)) {
        closure.add(program.next(at));
      }
    }
    State state = state(closure.waiting());
    from.next[symbol] = state;
    return state;
  }

  private State state(int[] waiting) {
    States current = states;
    State.Key key = new State.Key(waiting);
    State known = current.known.get(key);
    if (known != null) {
      return known;
    }
    State made = make(waiting);
    if (current.used.addAndGet(made.size()) > room) {
      current = fresh();
      states = current;
    }
    @Nullable State raced = current.known.putIfAbsent(key, made);
    return raced == null ? made : raced;
  }

  private States fresh() {
    Closure closure = new Closure(program, true, false);
    for (int start : program.starts()) {
      closure.add(start);
    }
    return new States(new ConcurrentHashMap<>(), make(closure.waiting()), new AtomicInteger());
  }

  private State make(int[] waiting) {
    int[] found =
        Arrays.stream(atEnd(waiting).waiting())
            .filter(at -> program.kind(at) == Program.FOUND)
            .map(at -> -program.operand(at))
            .sorted()
            .map(id -> -id)
            .toArray();
    return new State(waiting, found, classes.symbols());
  }

  /** What is reached where {@code $} holds; every instruction that waits is still among it. */
  private Closure atEnd(int[] waiting) {
    Closure closure = new Closure(program, false, true);
    IntStream.of(waiting).forEach(closure::add);
    return closure;
  }
}
