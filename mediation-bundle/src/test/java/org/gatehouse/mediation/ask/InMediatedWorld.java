package org.gatehouse.mediation.ask;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.bridge.Operation;
import org.gatehouse.mediation.fixture.MediatedWorld;
import org.junit.After;

/** A test of mapping rows. */
abstract class InMediatedWorld {
  final MediatedWorld mediated = new MediatedWorld();

  @After
  public void closeTheWorld() {
    mediated.close();
  }

  /** The operation asks these hooks in this order, names them in its row, and each may deny it. */
  void asks(List<String> hooks, Operation operation, Object... arguments) {
    assertEquals(operation.name(), hooks, mediated.asks(operation, arguments));
    Row row = mediated.handler.rows().get(operation.ordinal());
    assertNotNull(row);
    hooks.forEach(h -> assertTrue(operation + " hides " + h, row.hooks().contains(kernel(h))));
    mediated.eachDenies(operation, arguments);
  }

  private static String kernel(String hook) {
    return hook.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }
}
