package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gatehouse.itests.Program.Outcome;
import org.junit.Test;

/** The modules of the distribution beside each other, in the program as it is delivered. */
public class StackingIT {
  private static final List<String> MODULES =
      List.of("apparmor", "capability", "selinux", "smack", "yama");

  private static void load(List<String> modules) throws Exception {
    StringBuilder commands = new StringBuilder();
    modules.forEach(name -> commands.append("lsm:load ").append(name).append("; "));
    Outcome outcome = Program.run("-c", commands + "lsm:status");
    assertEquals(outcome.toString(), 0, outcome.status());
    for (String name : modules) {
      assertTrue(outcome.toString(), outcome.out().contains(name + " 0.1.0.SNAPSHOT is enabled"));
    }
  }

  /** What a module reads to label a bundle that is loaded is no operation of a new bundle. */
  @Test
  public void everyModuleIsLoadedAfterEveryOther() throws Exception {
    load(MODULES);
    List<String> reversed = new ArrayList<>(MODULES);
    Collections.reverse(reversed);
    load(reversed);
  }
}
