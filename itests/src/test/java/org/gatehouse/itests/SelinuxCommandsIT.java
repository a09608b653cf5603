package org.gatehouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
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
  public void booleansThatAreKeptAreThereAfterAStart() throws Exception {
    Path home = folder.newFolder("home").toPath();
    Path etc = Files.createDirectories(home.resolve("etc/selinux"));
    try (Stream<Path> all = Files.list(Program.HOME.resolve("etc/selinux"))) {
      for (Path each : all.toList()) {
        Files.copy(each, etc.resolve(each.getFileName()));
      }
    }
    String set = "setsebool -P h2_listen on; setsebool app_connect off; getsebool -a";
    String out = Program.run("--home", home + "", "-c", "lsm:load selinux; " + set).good().out();
    assertTrue(out, out.contains("app_connect --> off\napp_listen --> off\nh2_listen --> on\n"));
    Files.writeString(etc.resolve("booleans.local"), "nonsense\n", StandardOpenOption.APPEND);
    String next = Program.run("--home", home + "", "-c", "getsebool -a").out();
    assertTrue(next, next.contains("app_connect --> on\napp_listen --> off\nh2_listen --> on\n"));
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
