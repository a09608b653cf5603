package org.gatehouse.shell.complete;

/**
 * One way to go on with a word.
 *
 * @param word the whole word
 * @param complete false where more of the same word may follow
 */
public record Suggestion(String word, boolean complete) {
  static Suggestion of(String word) {
    return new Suggestion(word, true);
  }

  static Suggestion begun(String word) {
    return new Suggestion(word, false);
  }

  /** The same behind a prefix. */
  Suggestion after(String prefix) {
    return new Suggestion(prefix + word, complete);
  }
}
