package org.gatehouse.torture.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.torture.ledger.Ledger;

/** The students of an application. */
final class Students {
  private static final long LONGEST_LESSON_MILLIS = 10_000;

  private final List<Student> students = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  void start(int wanted, String school, Ledger ledger) throws IOException {
    for (int i = 0; i < wanted; i++) {
      Student student = new Student(ledger);
      students.add(student);
      threads.add(Threads.platform(student, school + "-student-" + i));
    }
  }

  void stop() throws InterruptedException {
    students.forEach(Student::stop);
    for (Thread thread : threads) {
      thread.join(LONGEST_LESSON_MILLIS);
    }
  }
}
