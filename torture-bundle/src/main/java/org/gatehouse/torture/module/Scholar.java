package org.gatehouse.torture.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.lsm.hook.TaskHooks;
import org.gatehouse.lsm.hook.Verdict;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.torture.ledger.Count;
import org.gatehouse.torture.ledger.Ledger;

/**
 * Loads classes itself whenever it is asked whether others may: defines one, and lets the framework
 * look for one that there is not.
 */
final class Scholar extends Mortal implements TaskHooks {
  private final byte[] code = code();
  private final AtomicLong asked = new AtomicLong();

  Scholar(String name, Ledger ledger) {
    super(name, ledger);
  }

  private static byte[] code() {
    try (InputStream in = Scholar.class.getResourceAsStream("Page.class")) {
      return Objects.requireNonNull(in, "Page").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Verdict usernsCreate(Cred subject) {
    return live(this::look);
  }

  @Override
  public Verdict kernelLoadData(Cred subject, String kind) {
    return Applications.isOne(subject) ? live(this::define) : Verdict.ALLOW;
  }

  private Verdict define() {
    try {
      MethodHandles.lookup().defineHiddenClass(code, true);
      ledger().count(Count.CLASSES_IN_HOOKS);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
    return Verdict.ALLOW;
  }

  private Verdict look() {
    String missing = Scholar.class.getName() + asked.incrementAndGet();
    try {
      throw new IllegalStateException("there is a class " + Class.forName(missing));
    } catch (ClassNotFoundException e) {
      return Verdict.ALLOW;
    }
  }
}
