package org.gatehouse.selinux.label.automaton;

import java.util.Arrays;

/** The instructions that are reached without reading; made for one step, by one thread. */
final class Closure {
  private final Program program;
  private final boolean atBegin;
  private final boolean atEnd;
  private final long[] seen;
  private int[] stack = new int[16];
  private int depth;
  private int[] waiting = new int[16];
  private int size;

  Closure(Program program, boolean atBegin, boolean atEnd) {
    this.program = program;
    this.atBegin = atBegin;
    this.atEnd = atEnd;
    this.seen = new long[(program.size() + 63) / 64];
  }

  void add(int instruction) {
    push(instruction);
    while (depth > 0) {
      visit(stack[--depth]);
    }
  }

  /** The instructions READ, END and FOUND that were reached, in rising order. */
  int[] waiting() {
    int[] result = Arrays.copyOf(waiting, size);
    Arrays.sort(result);
    return result;
  }

  private void visit(int at) {
    switch (program.kind(at)) {
      case Program.FORK -> {
        push(program.operand(at));
        push(program.next(at));
      }
      case Program.BEGIN -> {
        if (atBegin) {
          push(program.next(at));
        }
      }
      case Program.END -> {
        wait(at);
        if (atEnd) {
          push(program.next(at));
        }
      }
      default -> wait(at);
    }
  }

  private void push(int at) {
    long bit = 1L << at;
    if ((seen[at >>> 6] & bit) != 0) {
      return;
    }
    seen[at >>> 6] |= bit;
    if (depth == stack.length) {
      stack = Arrays.copyOf(stack, depth * 2);
    }
    stack[depth++] = at;
  }

  private void wait(int at) {
    if (size == waiting.length) {
      waiting = Arrays.copyOf(waiting, size * 2);
    }
    waiting[size++] = at;
  }
}
