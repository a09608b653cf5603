package org.gatehouse.torture.ledger;

/** Places on the sheet that a call carries; a module that is asked puts its stamp there. */
public enum Mark {
  RED(0),
  BLUE(1);

  private final int place;

  Mark(int place) {
    this.place = place;
  }

  /** An empty sheet. */
  public static byte[] sheet() {
    return new byte[values().length];
  }

  /** Stamps the sheet. */
  public void stamp(byte[] sheet) {
    sheet[place]++;
  }

  /** How many stamps the sheet has, in all places. */
  public static int stamps(byte[] sheet) {
    int sum = 0;
    for (byte stamp : sheet) {
      sum += stamp;
    }
    return sum;
  }
}
