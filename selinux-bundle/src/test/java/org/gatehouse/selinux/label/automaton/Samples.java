package org.gatehouse.selinux.label.automaton;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Texts that a pattern matches, or nearly. */
public final class Samples {
  private static final String LIKELY = "aeinors0x./-_";

  private final Random random;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  public Samples(long seed) {
    random = new Random(seed);
  }

  /** A text that the pattern matches, as bytes in a string. */
  public String of(String regex) {
    try {
      text.reset();
      write(Pattern.parse(regex).root());
      return text.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (PatternException e) {
      throw new AssertionError(regex, e);
    }
  }

  /** The same text with one small change. */
  public String near(String text) {
    int at = random.nextInt(text.length());
    String head = text.substring(0, at);
    String tail = text.substring(at);
    return switch (random.nextInt(6)) {
      case 0 -> head + LIKELY.charAt(random.nextInt(LIKELY.length())) + tail;
      case 1 -> text + "/" + LIKELY.charAt(random.nextInt(LIKELY.length()));
      case 2 -> at == 0 ? text + "/" : head;
      case 3 -> head + tail.substring(1) + "x";
      case 4 -> head + "/" + tail;
      default -> text + (char) (random.nextInt(9) == 0 ? '\n' : 'a' + random.nextInt(26));
    };
  }

  private void write(Node node) {
    if (node instanceof Node.Bytes bytes) {
      text.write(pick(bytes.set()));
    } else if (node instanceof Node.Sequence sequence) {
      sequence.parts().forEach(this::write);
    } else if (node instanceof Node.Choice choice) {
      write(choice.branches().get(random.nextInt(choice.branches().size())));
    } else if (node instanceof Node.Repeat repeat) {
      int most = repeat.most() == Node.Repeat.UNBOUNDED ? repeat.least() + 4 : repeat.most();
      int times = repeat.least() + random.nextInt(most - repeat.least() + 1);
      for (int i = 0; i < times; i++) {
        write(repeat.body());
      }
    }
  }

  private int pick(ByteSet set) {
    for (int i = 0; i < 40; i++) {
      int value = LIKELY.charAt(random.nextInt(LIKELY.length()));
      if (set.contains(value)) {
        return value;
      }
    }
    int first = 33 + random.nextInt(94);
    for (int i = 0; i < 126; i++) {
      int value = 1 + (first + i) % 126;
      if (set.contains(value)) {
        return value;
      }
    }
    // A set without ASCII: nothing is matched, and any text will do.
    return 'a';
  }
}
