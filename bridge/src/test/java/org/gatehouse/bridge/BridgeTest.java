package org.gatehouse.bridge;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;

/** The life of a bridge, in order: there is one in a JVM, and no way back. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class BridgeTest {
  private static final int EXIT = Operation.EXIT.ordinal();
  private static Object token;

  private static Handler answering(String answer) {
    return new Handler() {
      @Override
      public boolean wants(int operation) {
        return operation == EXIT;
      }

      @Override
      public String check(int operation, Object a, Object b, Object c) {
        if (answer.equals("throw")) {
          throw new IllegalStateException(answer);
        }
        return answer;
      }
    };
  }

  @Test
  public void a_withoutAnOwnerEverythingGoesOn() {
    assertFalse(Bridge.wants(EXIT));
    assertNull(Bridge.check(EXIT, 0, null, null));
  }

  @Test
  public void b_onlyTheFirstGetsTheToken() {
    token = Bridge.claim();
    assertNotNull(token);
    assertThrows(SecurityException.class, Bridge::claim);
  }

  @Test
  public void c_nobodyConnectsOrDisconnectsWithoutTheToken() {
    Handler handler = answering("no");
    assertThrows(SecurityException.class, () -> Bridge.connect(new Object(), handler));
    assertThrows(SecurityException.class, () -> Bridge.disconnect(new Object(), List.of()));
    assertNull(Bridge.check(EXIT, 0, null, null));
  }

  @Test
  public void d_theHandlerAnswers() {
    Bridge.connect(token, answering("no"));
    assertTrue(Bridge.wants(EXIT));
    assertFalse(Bridge.wants(Operation.HALT.ordinal()));
    assertEquals("no", Bridge.check(EXIT, 0, null, null));
  }

  @Test
  public void e_aHandlerThatThrowsDenies() {
    Bridge.connect(token, answering("throw"));
    String answer = Bridge.check(EXIT, 0, null, null);
    assertEquals("the decision failed: java.lang.IllegalStateException", answer);
  }

  @Test
  public void e_whatIsThereIsToldAndAnyOtherDenialThrown() {
    int io = Denial.IO.ordinal();
    Bridge.connect(token, answering(Denial.WITH + "EEXIST: there is such a name"));
    assertTrue(Checkpoint.isThere(EXIT, io, 0, null, null));
    assertFalse(Checkpoint.isThere(Operation.HALT.ordinal(), io, 0, null, null));
    Bridge.connect(token, answering("no"));
    assertThrows(
        IOException.class, () -> sneaked(() -> Checkpoint.isThere(EXIT, io, 0, null, null)));
  }

  private static void sneaked(Runnable call) throws IOException {
    call.run();
  }

  @Test
  public void f_closedHandlerDeniesFramesThatWereNotTrusted() {
    Bridge.disconnect(token, List.of());
    assertTrue(Bridge.wants(EXIT));
    String answer = Bridge.check(EXIT, 0, null, null);
    assertTrue(answer, answer.contains("nobody mediates any more"));
  }

  @Test
  public void g_closedHandlerLetsTrustedLoadersPass() {
    Bridge.disconnect(token, List.of(BridgeTest.class));
    assertNull(Bridge.check(EXIT, 0, null, null));
  }
}
