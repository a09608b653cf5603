package org.gatehouse.mediation.osgi;

import org.gatehouse.mediation.ask.Rows;
import org.gatehouse.mediation.ask.Surroundings;

/**
 * The rows of what bundles ask of the framework and of its services; their subject is the caller.
 */
public final class OsgiRows {
  private OsgiRows() {}

  /**
   * Adds them.
   *
   * @param framework the loader of the framework; only its own bundles and references are asked
   *     anything, since an application may implement these interfaces too
   */
  public static void addTo(Rows rows, Surroundings around, ClassLoader framework) {
    Framework objects = new Framework(framework, around);
    new BundleMediator(objects, around).addTo(rows);
    new ServiceMediator(objects, around).addTo(rows);
    new FindMediator(objects, around.table()).addTo(rows);
    new ConfigurationMediator(around.table()).addTo(rows);
    new EventMediator(objects, around).addTo(rows);
  }
}
