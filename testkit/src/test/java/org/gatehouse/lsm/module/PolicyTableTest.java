package org.gatehouse.lsm.module;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.junit.Test;

/** The rules of the tables that policy commands read. */
public final class PolicyTableTest {
  @Test
  public void columnsAreFoundByNameAndExtraOnesIgnored() throws IOException {
    List<String[]> rows = table("a\tb\tc\n1\t2\t3\n4\t5\t6\n").select("c", "a");
    assertArrayEquals(new String[] {"3", "1"}, rows.get(0));
    assertArrayEquals(new String[] {"6", "4"}, rows.get(1));
  }

  @Test
  public void nothingIsTrimmedUnquotedOrDecoded() throws IOException {
    assertArrayEquals(
        new String[] {" \"\u00e9\\t\u00ff \r"},
        table("a\n \"\u00e9\\t\u00ff \r\n").select("a").get(0));
  }

  @Test
  public void anEmptyLineIsARowAndTheLastLineNeedsNoEnd() throws IOException {
    List<String[]> rows = table("a\tb\n\nx\ty").select("a", "b");
    assertEquals(2, rows.size());
    assertArrayEquals(new String[] {"", ""}, rows.get(0));
    assertArrayEquals(new String[] {"x", "y"}, rows.get(1));
  }

  @Test
  public void aMissingColumnIsNamedWithTheOnesThere() throws IOException {
    PolicyTable table = table("a\tb\n");
    assertEquals(0, table.size());
    assertTrue(table.has("b"));
    assertFalse(table.has("z"));
    LsmException e = assertThrows(LsmException.class, () -> table.select("z"));
    assertEquals(Errno.EINVAL, e.errno());
    assertEquals("- has no column z; it has: [a, b]", e.getMessage());
  }

  @Test
  public void anEmptyFileAndNoFileAreRefusedByName() {
    assertEquals(Errno.EINVAL, assertThrows(LsmException.class, () -> table("")).errno());
    LsmException e =
        assertThrows(
            LsmException.class,
            () -> PolicyTable.read("/no/such.tsv", new ByteArrayInputStream(new byte[0])));
    assertEquals("no file /no/such.tsv", e.getMessage());
  }

  private static PolicyTable table(String text) throws IOException {
    return PolicyTable.read(
        "-", new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
