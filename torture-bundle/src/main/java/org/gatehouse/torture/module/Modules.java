package org.gatehouse.torture.module;

import org.gatehouse.lsm.module.SecurityModule;
import org.gatehouse.torture.ledger.Ledger;
import org.gatehouse.torture.ledger.Mark;

/** Which module a bundle holds, by the role in its manifest. */
final class Modules {
  private Modules() {}

  static SecurityModule make(String role, String name, Ledger ledger) {
    return switch (role) {
      case "meter" -> new Meter(name, ledger);
      case "guard" -> new Guard(name);
      case "watch" -> new Watch(name, ledger);
      case "thrower" -> new Thrower(name, ledger);
      case "red" -> new Stamper(name, Mark.RED, ledger);
      case "blue" -> new Stamper(name, Mark.BLUE, ledger);
      case "keeper" -> new Keeper(name, ledger);
      case "scholar" -> new Scholar(name, ledger);
      case "visitor" -> new Visitor(name, ledger);
      default -> throw new IllegalArgumentException("no module plays " + role);
    };
  }
}
