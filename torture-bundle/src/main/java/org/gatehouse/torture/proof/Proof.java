package org.gatehouse.torture.proof;

/**
 * What a run has shown.
 *
 * @param name what was to be shown
 * @param outcome whether it was
 * @param counts what it rests on
 */
public record Proof(String name, Outcome outcome, String counts) {
  /** How it came out. */
  public enum Outcome {
    OK("ok"),
    /** Something happened that must not. */
    FAILED("FAILED"),
    /** Nothing of the kind, but too little happened at all. */
    TOO_LITTLE("saw too little");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }
  }

  /** Failed where it did not hold, too little where it held and not enough was seen. */
  public static Proof of(String name, boolean held, boolean enough, String counts) {
    Outcome seen = enough ? Outcome.OK : Outcome.TOO_LITTLE;
    return new Proof(name, held ? seen : Outcome.FAILED, counts);
  }

  /** Whether it came out as it should. */
  public boolean isOk() {
    return outcome == Outcome.OK;
  }

  @Override
  public String toString() {
    return "proof " + name + ": " + outcome.text + ", " + counts;
  }
}
