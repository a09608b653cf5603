package org.gatehouse.lsm.internal.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** What a bundle leaves behind in the JDK does not keep the bundle. */
public class LinkedRecordsTest {
  private static final int TRIES = 100;

  /** Loads the record, which has a component of its own type, once more. */
  private static final class Apart extends ClassLoader {
    Class<?> linked() {
      String name = Linked.class.getName();
      String file = name.replace('.', '/') + ".class";
      ClassLoader here = Linked.class.getClassLoader();
      try (InputStream in = Objects.requireNonNull(here.getResourceAsStream(file))) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static WeakReference<ClassLoader> used() throws ReflectiveOperationException {
    Class<?> linked = new Apart().linked();
    assertNotSame(Linked.class, linked);
    Constructor<?> constructor = linked.getDeclaredConstructor(linked);
    constructor.setAccessible(true);
    Object one = constructor.newInstance(new Object[] {null});
    Object same = constructor.newInstance(new Object[] {null});
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertEquals(one.toString(), same.toString());
    return new WeakReference<>(linked.getClassLoader());
  }

  /** Later JDKs remember softly too, and give that up when memory ends. */
  private static void takeAllMemory() {
    List<long[]> all = new ArrayList<>();
    while (true) {
      all.add(new long[Integer.MAX_VALUE - 8]);
    }
  }

  @Test
  public void loaderOfTheLastLinkedRecordIsCollected() throws Exception {
    WeakReference<ClassLoader> loader = used();
    LinkedRecords.forget();
    assertThrows(OutOfMemoryError.class, LinkedRecordsTest::takeAllMemory);
    for (int i = 0; i < TRIES && loader.get() != null; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertNull(loader.get());
  }
}
