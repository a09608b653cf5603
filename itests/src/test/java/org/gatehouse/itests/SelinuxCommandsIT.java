package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.itests.Program.Outcome;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The commands of SELinux's tools, in the real program under its own policy. */
public class SelinuxCommandsIT {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static Outcome run(String commands) throws Exception {
    return Program.run("-c", commands);
  }

  @Test
  public void modeAndBooleansAreSetAndShown() throws Exception {
    String mode = "getenforce; lsm:load selinux; getenforce; setenforce Permissive; getenforce; ";
    String booleans = "getsebool h2_listen; setsebool h2_listen on; getsebool h2_listen; ";
    String out = run(mode + "setenforce 1; getenforce; " + booleans + "sestatus").good().out();
    assertTrue(out, out.startsWith("Disabled\n"));
    assertTrue(out, out.contains("Enforcing\nPermissive\nEnforcing\n"));
    assertTrue(out, out.contains("h2_listen --> off\nh2_listen --> on\n"));
    assertTrue(out, out.contains("Current mode:                   enforcing\n"));
  }

  @Test
  public void policyIsAskedAndLoadedAgain() throws Exception {
    String ask = "seinfo; seinfo -t h2_t; sesearch --allow --source=h2_t --class=file; ";
    String out =
        run("lsm:load selinux; " + ask + "matchpathcon -n " + Program.HOME + "; load_policy")
            .good()
            .out();
    assertTrue(out, out.contains("Policy Version:             33 (MLS enabled)\n"));
    assertTrue(out, out.contains("\nTypes: 1\n   h2_t\n"));
    assertTrue(out, out.contains("h2_data_t:file { "));
    assertTrue(out, out.contains("_u:object_r:"));
  }

  @Test
  public void brokenPolicyIsRefusedAndTheOldOneStays() throws Exception {
    Path broken = Files.writeString(folder.getRoot().toPath().resolve("broken"), "no policy");
    Outcome refused = run("lsm:load selinux; load_policy " + broken);
    assertEquals(refused.toString(), 1, refused.status());
    assertTrue(refused.err(), refused.err().contains("policy: 0: not a policy"));
  }
}
