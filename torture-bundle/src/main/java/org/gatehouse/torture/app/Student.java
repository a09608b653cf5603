package org.gatehouse.torture.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;

/** A thread that makes class loaders, and loads and runs classes, which are real operations. */
final class Student implements Runnable {
  private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final String LESSON = Lesson.class.getName();

  private final Ledger ledger;
  private final byte[] code;
  private volatile boolean stopping;

  Student(Ledger ledger) throws IOException {
    this.ledger = ledger;
    try (InputStream in = Lesson.class.getResourceAsStream("Lesson.class")) {
      this.code = Objects.requireNonNull(in, LESSON).readAllBytes();
    }
  }

  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    while (!stopping) {
      learn();
      LockSupport.parkNanos(BREATH_NANOS);
    }
  }

  private void learn() {
    try {
      ((Runnable) new Room().lesson().getConstructor().newInstance()).run();
      ledger.count(Count.CLASSES);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      ledger.count(Count.CLASSES_FAILED);
      ledger.remark("a student could not load a class: " + e);
    }
  }

  private final class Room extends ClassLoader {
    Room() {
      super(Student.class.getClassLoader());
    }

    Class<?> lesson() {
      return defineClass(LESSON, code, 0, code.length);
    }
  }
}
