package org.gatehouse.smack.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a rules file and refuses what the kernel would read in part: a line is {@code subject
 * object access}, or {@code subject object grant take} for a change, with spaces or TABs between.
 * Empty lines count for nothing, and lines whose first word is {@code #}.
 */
public final class RuleFile {
  private static final Pattern WORD = Pattern.compile("[^ \t]+");

  private final Labels labels;

  /** Its labels become known here. */
  public RuleFile(Labels labels) {
    this.labels = labels;
  }

  /** One word and the column of its first character. */
  private record Word(String text, int column) {
    RuleFileException fault(int line, String reason) {
      return new RuleFileException(line, column, reason);
    }
  }

  /**
   * The rules of the file in order.
   *
   * @param text its bytes as ISO-8859-1
   * @throws RuleFileException for the first fault; no label of that line is known then
   */
  public List<Rule> read(String text) throws RuleFileException {
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      List<Word> words = words(line);
      if (!words.isEmpty() && !words.get(0).text().equals("#")) {
        rules.add(rule(number, line, words));
      }
    }
    return rules;
  }

  private Rule rule(int line, String text, List<Word> words) throws RuleFileException {
    if (words.size() < 3) {
      throw new RuleFileException(
          line, text.length() + 1, "a rule has a subject, an object and an access");
    }
    if (words.size() > 4) {
      throw words.get(4).fault(line, "a rule has at most four words");
    }
    checkLabel(line, words.get(0));
    checkLabel(line, words.get(1));
    int enable = access(line, words.get(2));
    int disable = words.size() == 4 ? access(line, words.get(3)) : ~enable;
    return new Rule(
        labels.intern(words.get(0).text()), labels.intern(words.get(1).text()), enable, disable);
  }

  private static void checkLabel(int line, Word word) throws RuleFileException {
    String text = word.text();
    int end = LabelText.end(text);
    if (text.startsWith("-")) {
      throw word.fault(line, "a label does not begin with -");
    }
    if (end < text.length()) {
      throw new RuleFileException(
          line, word.column() + end, "a label does not have " + name(text, end));
    }
    if (end > LabelText.MAX) {
      throw word.fault(line, "a label has at most " + LabelText.MAX + " characters");
    }
  }

  private static int access(int line, Word word) throws RuleFileException {
    int access = 0;
    for (int i = 0; i < word.text().length(); i++) {
      int bit = Access.bit(word.text().charAt(i));
      if (bit < 0) {
        throw new RuleFileException(
            line,
            word.column() + i,
            "an access has the letters rwxatlb or -, not " + name(word.text(), i));
      }
      access |= bit;
    }
    return access;
  }

  private static String name(String text, int place) {
    char c = text.charAt(place);
    return c > ' ' && c <= '~' ? "'" + c + "'" : String.format("the byte 0x%02x", (int) c);
  }

  private static List<Word> words(String line) {
    List<Word> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(new Word(word.group(), word.start() + 1));
    }
    return words;
  }
}
