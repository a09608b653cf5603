package org.gatehouse.selinux.label.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many patterns as one nondeterministic machine of simple instructions (Thompson's). An instruction
 * is a kind, where it goes on, and one operand: the set it reads, the other way of a fork, or the
 * pattern it found.
 */
final class Program {
  /** Reads a byte of the set {@code operand}. */
  static final byte READ = 0;

  /** Goes on both ways: {@code next} and {@code operand}. */
  static final byte FORK = 1;

  /** Goes on at the start of the text only. */
  static final byte BEGIN = 2;

  /** Goes on at the end, or before a line feed that is the end. */
  static final byte END = 3;

  /** The pattern {@code operand} is found; that stays so whatever follows. */
  static final byte FOUND = 4;

  /** The most instructions that one pattern may take. */
  static final int LARGEST = 20_000;

  private final byte[] kinds;
  private final int[] next;
  private final int[] operands;
  private final List<ByteSet> sets;
  private final List<Integer> starts;

  private Program(Builder built) {
    kinds = Arrays.copyOf(built.kinds, built.size);
    next = Arrays.copyOf(built.next, built.size);
    operands = Arrays.copyOf(built.operands, built.size);
    sets = List.copyOf(built.sets.keySet());
    starts = List.copyOf(built.starts);
  }

  int size() {
    return kinds.length;
  }

  byte kind(int at) {
    return kinds[at];
  }

  int next(int at) {
    return next[at];
  }

  int operand(int at) {
    return operands[at];
  }

  /** If the instruction READ there takes this byte. */
  boolean reads(int at, byte value) {
    return sets.get(operands[at]).contains(value & 0xff);
  }

  List<ByteSet> sets() {
    return sets;
  }

  /** Where the patterns start, in their order. */
  List<Integer> starts() {
    return starts;
  }

  /** Puts instructions behind each other, last part first: each knows where it goes on. */
  static final class Builder {
    private byte[] kinds = new byte[64];
    private int[] next = new int[64];
    private int[] operands = new int[64];
    private int size;
    private int limit;
    private final Map<ByteSet, Integer> sets = new LinkedHashMap<>();
    private final List<Integer> starts = new ArrayList<>();

    /** Gives the number of instructions that were added. */
    int add(Pattern pattern, int id) throws PatternException {
      int before = size;
      limit = size + LARGEST;
      int start = emit(pattern.root(), put(FOUND, 0, id));
      starts.add(pattern.anchored() ? start : anywhere(start));
      return size - before;
    }

    Program build() {
      return new Program(this);
    }

    private int anywhere(int start) throws PatternException {
      return emit(new Node.Repeat(new Node.Bytes(ByteSet.ALL), 0, Node.Repeat.UNBOUNDED), start);
    }

    private int emit(Node node, int then) throws PatternException {
      if (node instanceof Node.Bytes bytes) {
        return put(READ, then, sets.computeIfAbsent(bytes.set(), set -> sets.size()));
      }
      if (node instanceof Node.Begin) {
        return put(BEGIN, then, 0);
      }
      if (node instanceof Node.End) {
        return put(END, then, 0);
      }
      if (node instanceof Node.Sequence sequence) {
        return sequence(sequence.parts(), then);
      }
      if (node instanceof Node.Choice choice) {
        return choice(choice.branches(), then);
      }
      return repeat((Node.Repeat) node, then);
    }

    private int sequence(List<Node> parts, int then) throws PatternException {
      int start = then;
      for (int i = parts.size() - 1; i >= 0; i--) {
        start = emit(parts.get(i), start);
      }
      return start;
    }

    private int choice(List<Node> branches, int then) throws PatternException {
      int start = emit(branches.get(0), then);
      for (Node branch : branches.subList(1, branches.size())) {
        start = put(FORK, start, emit(branch, then));
      }
      return start;
    }

    private int repeat(Node.Repeat repeat, int then) throws PatternException {
      int start = repeat.most() == Node.Repeat.UNBOUNDED ? loop(repeat.body(), then) : then;
      for (int i = repeat.least(); i < repeat.most(); i++) {
        // Leaving before any of the optional repetitions goes on behind all of them.
        start = put(FORK, emit(repeat.body(), start), then);
      }
      for (int i = 0; i < repeat.least(); i++) {
        start = emit(repeat.body(), start);
      }
      return start;
    }

    private int loop(Node body, int then) throws PatternException {
      int fork = put(FORK, 0, then);
      int start = emit(body, fork);
      // Not in one statement: the array may have grown meanwhile.
      next[fork] = start;
      return fork;
    }

    private int put(byte kind, int then, int operand) throws PatternException {
      if (size == limit) {
        throw new PatternException(0, "the pattern needs more than " + LARGEST + " instructions");
      }
      if (size == kinds.length) {
        kinds = Arrays.copyOf(kinds, size * 2);
        next = Arrays.copyOf(next, size * 2);
        operands = Arrays.copyOf(operands, size * 2);
      }
      kinds[size] = kind;
      next[size] = then;
      operands[size] = operand;
      return size++;
    }
  }
}
