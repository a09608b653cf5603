package org.gatehouse.torture.operate;

import java.io.IOException;
import org.gatehouse.lsm.hook.HookTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.torture.install.Installer;
import org.gatehouse.torture.ledger.Ledger;
import org.osgi.framework.BundleContext;

/**
 * What a run works with.
 *
 * @param table the door to the stack
 * @param stacker the control service
 * @param tasks the tasks
 * @param tree the control tree
 * @param ledger where everything is written down
 * @param installer makes and installs bundles
 * @param operator changes the stack
 * @param cast the loaded modules
 */
public record World(
    HookTable table,
    Stacker stacker,
    Tasks tasks,
    SecurityFs tree,
    Ledger ledger,
    Installer installer,
    Operator operator,
    Cast cast) {

  /** Over the host that runs in this framework. */
  public static World of(BundleContext context, Ledger ledger) throws IOException {
    Stacker stacker = service(context, Stacker.class);
    Tasks tasks = service(context, Tasks.class);
    Installer installer = new Installer(context, ledger);
    Operator operator = new Operator(stacker, tasks.operator(), ledger);
    Cast cast = new Cast(installer, operator);
    HookTable table = service(context, HookTable.class);
    SecurityFs tree = service(context, SecurityFs.class);
    return new World(table, stacker, tasks, tree, ledger, installer, operator, cast);
  }

  private static <T> T service(BundleContext context, Class<T> type) {
    return context.getService(context.getServiceReference(type));
  }

  /** Loads and enables a module of the demo. */
  public void bring(String name) {
    cast.load(name);
    operator.enable(name);
  }
}
