package org.gatehouse.lsm.blob;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import org.gatehouse.lsm.fixture.InWorld;
import org.gatehouse.lsm.object.FileObject;
import org.gatehouse.testkit.RecordingModule;
import org.junit.Test;

/** A place that a module keeps over its incarnations. */
public class ReservedTest extends InWorld {
  private final RecordingModule a = RecordingModule.named("a");
  private final Reserved<String> place = new Reserved<>(ObjectKind.FILE);

  private void begin() {
    enable(a);
    reserve();
  }

  private void reserve() {
    place.begin(a.context().slots());
  }

  @Test
  public void thereIsNoPlaceBeforeTheFirstIncarnation() {
    FileObject file = newFile();
    assertThrows(NullPointerException.class, () -> place.get(file));
  }

  @Test
  public void theFirstValueStays() {
    begin();
    FileObject file = newFile();
    assertEquals("one", place.attach(file, "one"));
    assertEquals("one", place.attach(file, "two"));
    assertEquals("one", place.get(file));
  }

  @Test
  public void theNextIncarnationSeesNothingOfTheLast() {
    begin();
    FileObject file = newFile();
    place.attach(file, "one");
    disable("a");
    world.enable("a");
    reserve();
    assertNull(place.get(file));
    assertEquals("two", place.attach(file, "two"));
  }

  @Test
  public void whatIsUnlinkedIsGone() {
    begin();
    FileObject file = newFile();
    place.attach(file, "one");
    place.unlink(file);
    assertNull(place.get(file));
  }
}
