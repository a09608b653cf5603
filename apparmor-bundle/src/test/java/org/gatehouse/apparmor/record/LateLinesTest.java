package org.gatehouse.apparmor.record;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.Test;

public class LateLinesTest {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch disk = new CountDownLatch(1);

  /** A disk that does not answer yet. */
  private void write(RecordLine line) {
    begun.countDown();
    try {
      disk.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lines.add(line.body());
  }

  private static RecordLine line(String body) {
    return new RecordLine(1, 1, body);
  }

  @Test
  public void whatIsWaitedForIsNotTheDisk() throws InterruptedException {
    try (LateLines late = new LateLines(this::write, 2)) {
      late.accept(line("first"));
      begun.await();
      for (String each : List.of("second", "third", "lost", "lost")) {
        late.accept(line(each));
      }
      assertEquals(List.of(), lines);
      disk.countDown();
    }
    String lost = "apparmor=\"STATUS\" info=\"2 records were lost\"";
    assertEquals(List.of("first", lost, "second", "third"), lines);
  }
}
