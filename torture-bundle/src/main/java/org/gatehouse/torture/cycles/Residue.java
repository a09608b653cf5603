package org.gatehouse.torture.cycles;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gatehouse.torture.operate.World;

/**
 * What modules have left on objects, as the control tree says.
 *
 * @param slots slots in use or not yet swept, of all kinds of objects
 * @param blobs blobs of living objects that hold or held a value
 */
record Residue(int slots, int blobs) {
  private static final int MOST_NEW_BLOBS = 100; // objects that came and went since the collection

  /** Right now, between two lives. */
  static Residue of(World world) {
    byte[] content = world.tree().read(world.tasks().operator(), "/security/gatehouse/blobs");
    List<String[]> rows =
        new String(content, StandardCharsets.US_ASCII)
            .lines()
            .skip(1)
            .map(line -> line.split("\t"))
            .toList();
    return new Residue(sum(rows, 1), sum(rows, 2));
  }

  private static int sum(List<String[]> rows, int column) {
    return rows.stream().mapToInt(row -> Integer.parseInt(row[column])).sum();
  }

  /** Whether no life has a slot left, and no blobs of dead objects have piled up. */
  boolean isNoMoreAt(Residue late) {
    return late.slots == slots && late.blobs - blobs <= MOST_NEW_BLOBS;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d slots and %,d blobs", slots, blobs);
  }
}
