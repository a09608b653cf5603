package org.gatehouse.shell.text;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ShownTest {
  @Test
  public void listingIsATable() {
    assertEquals(
        "NAME   ID   HOOKS\nyama   105  a,b\nsmack  103",
        new Listing("none", List.of(row("yama", 105, "a", "b"), row("smack", 103))).toString());
  }

  @Test
  public void emptyListingSaysSo() {
    assertEquals("none", new Listing("none", List.of()).toString());
    assertEquals("[]", new Listing("none", List.of()).json());
  }

  @Test
  public void jsonKeepsTheOrderAndEscapes() {
    assertEquals(
        "[{\"name\":\"a\\\"b\\\\<\\n\",\"id\":4294967296,\"hooks\":[\"x\"]}]",
        new Listing("none", List.of(row("a\"b\\<\n", 1L << 32, "x"))).json());
  }

  @Test
  public void factsAreOneALine() {
    Facts facts = new Facts(new Row().with("name", "yama").with("lockdown", false).cells());
    assertEquals("name      yama\nlockdown  false", facts.toString());
    assertEquals("{\"name\":\"yama\",\"lockdown\":false}", facts.json());
  }

  @Test
  public void nearestNamesComeFirst() {
    assertEquals(
        "; did you mean yama, yamas?", Nearest.hint("yam", List.of("yamas", "smack", "yama")));
    assertEquals("", Nearest.hint("zzzzzz", List.of("yama")));
    assertEquals(3, Nearest.distance("kitten", "sitting"));
  }

  private static Map<String, Object> row(String name, long id, String... hooks) {
    return new Row().with("name", name).with("id", id).with("hooks", List.of(hooks)).cells();
  }
}
