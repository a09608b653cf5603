package org.gatehouse.lsm.internal.rcu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Broken on purpose: the reader's count lacks the fence between it and the reading of the value, so
 * the writer may look before it shows.
 */
@JCStressTest
@State
public class GraceFenceBroken extends GraceBody {
  private static final VarHandle INSIDE;

  static {
    try {
      INSIDE = MethodHandles.lookup().findVarHandle(GraceFenceBroken.class, "inside", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("UnusedVariable") // through INSIDE
  private int inside;

  @Override
  int enter() {
    INSIDE.setRelease(this, 1);
    return 1;
  }

  @Override
  void exit(int token) {
    INSIDE.setRelease(this, 1 - token);
  }

  @Override
  void synchronize() {
    while ((int) INSIDE.getVolatile(this) != 0) {
      Thread.onSpinWait();
    }
  }

  @Actor
  public void writer() {
    write();
  }

  @Actor
  public void reader(L_Result result) {
    read(result);
  }
}
