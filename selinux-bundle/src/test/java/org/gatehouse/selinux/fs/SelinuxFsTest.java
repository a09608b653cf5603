package org.gatehouse.selinux.fs;

import static org.gatehouse.selinux.fs.FsWorld.APP;
import static org.gatehouse.selinux.fs.FsWorld.DATA;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.server.ServerErrors;
import org.junit.After;
import org.junit.Test;

public class SelinuxFsTest {
  private final FsWorld fs = new FsWorld();

  @After
  public void close() {
    fs.close();
  }

  @Test
  public void rootHasTheNamesOfTheKernel() {
    assertEquals(
        List.of(
            "access",
            "avc",
            "booleans",
            "checkreqprot",
            "class",
            "commit_pending_bools",
            "context",
            "create",
            "deny_unknown",
            "disable",
            "enforce",
            "initial_contexts",
            "load",
            "member",
            "mls",
            "policy",
            "policy_capabilities",
            "policyvers",
            "reject_unknown",
            "relabel",
            "status",
            "user",
            "validatetrans"),
        fs.list(""));
  }

  @Test
  public void modesAreThoseOfTheKernel() {
    List<String> modes =
        fs.tree().list(fs.world.operator(), "/fs/selinux").stream()
            .filter(each -> !each.directory() && each.mode() != 0666 && each.mode() != 0444)
            .map(each -> each.name() + " " + Integer.toOctalString(each.mode()))
            .toList();
    assertEquals(
        List.of(
            "checkreqprot 644",
            "commit_pending_bools 200",
            "disable 200",
            "enforce 644",
            "load 600",
            "validatetrans 222"),
        modes);
  }

  @Test
  public void enforceIsSetByAnyNumberAndAskedOnlyForAChange() {
    assertEquals("1", fs.read("enforce"));
    fs.write("enforce", "1\n");
    fs.write("enforce", "-3");
    assertEquals(List.of(), fs.asked);
    fs.write("enforce", " 0 and more");
    assertEquals("0", fs.read("enforce"));
    assertEquals(List.of("setenforce"), fs.asked);
    fs.fails(Errno.EINVAL, "enforce", "");
    fs.fails(Errno.EINVAL, "enforce", "on");
    fs.fails(Errno.ENOMEM, "enforce", "0".repeat(4096));
    fs.denied.add("setenforce");
    fs.fails(Errno.EACCES, "enforce", "1");
    assertFalse(fs.state.isEnforcing());
  }

  @Test
  public void settingsAreWrittenFromTheirBeginning() {
    fs.load();
    for (String name : List.of("enforce", "commit_pending_bools", "booleans/app_write")) {
      assertEquals(
          Errno.EINVAL, assertThrows(LsmException.class, () -> fs.write(name, "1", 1)).errno());
    }
  }

  @Test
  public void loadTakesAWholePolicyOrNothing() {
    byte[] policy = FsWorld.policy(FsWorld.draft());
    assertEquals(Errno.EINVAL, load(Arrays.copyOf(policy, policy.length - 1), 0));
    assertEquals(Errno.EINVAL, load(policy, 1));
    assertEquals(Errno.ENOMEM, load(new byte[0], 0));
    assertFalse(fs.state.isLoaded());
    fs.load();
    assertArrayEquals(policy, fs.bytes("policy"));
    assertEquals(Errno.EINVAL, load(new byte[5000], 0));
    assertArrayEquals("the old one stays", policy, fs.bytes("policy"));
  }

  private Errno load(byte[] policy, long offset) {
    SecurityFs tree = fs.tree();
    String path = SelinuxFs.ROOT + "load";
    return assertThrows(
            LsmException.class, () -> tree.write(fs.world.operator(), path, policy, offset))
        .errno();
  }

  @Test
  public void loadAndPolicyNeedTheirPermissions() {
    fs.load();
    fs.denied.addAll(List.of("load_policy", "read_policy"));
    assertEquals(Errno.EACCES, load(FsWorld.policy(FsWorld.draft()), 0));
    assertEquals(Errno.EACCES, assertThrows(LsmException.class, () -> fs.bytes("policy")).errno());
  }

  @Test
  public void bundlesWithoutPrivilegesMayNotEvenOpenLoad() {
    SecurityFs tree = fs.tree();
    byte[] policy = FsWorld.policy(FsWorld.draft());
    assertThrows(
        LsmException.class,
        () -> tree.write(fs.world.app().cred(), SelinuxFs.ROOT + "load", policy, 0));
    assertEquals(List.of(), fs.asked);
  }

  @Test
  public void whatThePolicySaysOfUnknownClassesIsShown() {
    assertEquals("1 0 0 33", all());
    fs.load();
    assertEquals("1 0 1 33", all());
    Draft draft = FsWorld.draft();
    draft.config = Policy.ALLOW_UNKNOWN;
    fs.state.load(draft.build());
    assertEquals("0 0 0 33", all());
  }

  private String all() {
    return fs.read("deny_unknown")
        + " "
        + fs.read("reject_unknown")
        + " "
        + fs.read("mls")
        + " "
        + fs.read("policyvers");
  }

  @Test
  public void statusCountsChanges() {
    assertEquals(List.of(1, 0, 1, 0, 1), status());
    fs.load();
    assertEquals(List.of(1, 2, 1, 1, 1), status());
    fs.write("enforce", "0");
    assertEquals(List.of(1, 4, 0, 1, 1), status());
    fs.write("commit_pending_bools", "1");
    assertEquals(List.of(1, 6, 0, 2, 1), status());
  }

  private List<Integer> status() {
    ByteBuffer page = ByteBuffer.wrap(fs.bytes("status")).order(ByteOrder.nativeOrder());
    assertEquals(20, page.remaining());
    return List.of(page.getInt(), page.getInt(), page.getInt(), page.getInt(), page.getInt());
  }

  @Test
  public void booleansAreSetPendingAndCommittedTogether() {
    fs.load();
    assertEquals(List.of("app_write"), fs.list("booleans"));
    fs.write("booleans/app_write", "1");
    assertEquals("0 1", fs.read("booleans/app_write"));
    fs.write("commit_pending_bools", "0");
    assertEquals("0 1", fs.read("booleans/app_write"));
    fs.write("commit_pending_bools", "1");
    assertEquals("1 1", fs.read("booleans/app_write"));
    assertEquals(List.of("setbool", "setbool", "setbool"), fs.asked);
    fs.fails(Errno.EINVAL, "booleans/app_write", "off");
    fs.fails(Errno.ENOENT, "booleans/none", "1");
    fs.denied.add("setbool");
    fs.fails(Errno.EACCES, "booleans/app_write", "0");
    fs.fails(Errno.EACCES, "commit_pending_bools", "1");
  }

  @Test
  public void classesAndPermissionsHaveTheNumbersOfThePolicy() {
    assertEquals(List.of(), fs.list("class"));
    fs.load();
    assertEquals(List.of("file", "process", "tcp_socket"), fs.list("class"));
    assertEquals("2", fs.read("class/file/index"));
    assertEquals(List.of("ioctl", "read", "relabelfrom", "write"), fs.list("class/file/perms"));
    assertEquals("4", fs.read("class/file/perms/relabelfrom"));
    for (String directory : List.of("class", "class/file", "class/file/perms")) {
      assertEquals(
          Errno.EISDIR, assertThrows(LsmException.class, () -> fs.bytes(directory)).errno());
    }
    fs.fails(Errno.ENOENT, "class/fil/index", "");
  }

  @Test
  public void capabilitiesAndInitialContextsAreShown() {
    assertEquals("kernel\0", fs.read("initial_contexts/kernel"));
    fs.load();
    assertEquals(9, fs.list("policy_capabilities").size());
    assertEquals("0", fs.read("policy_capabilities/open_perms"));
    assertEquals(APP + "\0", fs.read("initial_contexts/kernel"));
  }

  @Test
  public void accessIsAnsweredInTheBitsOfThePolicy() {
    assertEquals("ffffffff ffffffff 0 ffffffff 0 0", fs.ask("access", "a b 1"));
    fs.load();
    assertEquals("1 ffffffff 0 ffffffff 1 0", fs.ask("access", APP + " " + DATA + " 2"));
    fs.write("booleans/app_write", "1");
    fs.write("commit_pending_bools", "1");
    assertEquals("3 ffffffff 0 ffffffff 2 0", fs.ask("access", APP + " " + DATA + " 2\n"));
    assertEquals("0 ffffffff 0 ffffffff 2 0", fs.ask("access", APP + " " + DATA + " 99"));
    assertTrue(fs.asked.contains("compute_av"));
  }

  @Test
  public void questionsWithFaultsAreRefusedAsByTheKernel() {
    fs.load();
    fs.fails(Errno.EINVAL, "access", APP + " " + DATA);
    fs.fails(Errno.EINVAL, "access", APP + " " + DATA + " file");
    fs.fails(Errno.EINVAL, "access", APP + " u:object_r:none_t:s0 2");
    fs.fails(Errno.EINVAL, "access", APP);
    fs.fails(Errno.EFBIG, "access", "x".repeat(4088));
    fs.denied.addAll(List.of("compute_av", "check_context"));
    fs.fails(Errno.EACCES, "access", APP + " " + DATA + " 2");
    fs.fails(Errno.EACCES, "context", APP);
  }

  @Test
  public void answerIsForWhoAsked() {
    fs.load();
    assertEquals("", fs.read("access"));
    fs.ask("access", APP + " " + DATA + " 2");
    byte[] theirs = fs.tree().read(fs.world.app().cred(), SelinuxFs.ROOT + "access");
    assertEquals(0, theirs.length);
  }

  @Test
  public void contextIsGivenBackInItsCanonicalForm() {
    fs.load();
    assertEquals("u:r:app_t:s0:c0.c2\0", fs.ask("context", "u:r:app_t:s0:c0,c1,c2\0"));
    fs.fails(Errno.EINVAL, "context", "u:r:app_t");
    fs.fails(Errno.EINVAL, "context", APP + " ");
  }

  @Test
  public void newContextsAreComputed() {
    fs.load();
    String question = APP + " " + DATA + " 2";
    assertEquals("u:object_r:made_t:s0\0", fs.ask("create", question));
    assertEquals("u:object_r:made_t:s0\0", fs.ask("create", question + " a%20b+c"));
    assertEquals("u:object_r:app_t:s0\0", fs.ask("relabel", question));
    assertEquals("u:object_r:child_t:s0\0", fs.ask("member", question));
    assertEquals(
        List.of("compute_create", "compute_create", "compute_relabel", "compute_member"), fs.asked);
    fs.fails(Errno.EINVAL, "create", question + " a%2");
    fs.fails(Errno.EINVAL, "create", APP);
  }

  @Test
  public void userHasTheContextsThatATransitionMayReach() {
    fs.load();
    assertEquals("1\0u:r:child_t:s0\0", fs.ask("user", APP + " u"));
    assertEquals("0\0", fs.ask("user", "u:r:child_t:s0 u"));
    fs.fails(Errno.EINVAL, "user", APP + " nobody");
  }

  @Test
  public void userKeepsTheLevelThatTheTaskHas() {
    fs.load();
    assertEquals("1\0u:r:child_t:s1\0", fs.ask("user", "u:r:app_t:s1 u"));
    assertEquals("1\0u:r:child_t:s0-s2:c1\0", fs.ask("user", "u:r:app_t:s0-s2:c1 u"));
  }

  @Test
  public void booleansAreKeptAllOrNoneByWhoMaySetThem() {
    fs.load();
    fs.keep("app_write 1");
    assertEquals("{app_write=true}", fs.kept());
    assertThrows(LsmException.class, () -> fs.keep("app_write 0\nnone 1"));
    assertThrows(LsmException.class, () -> fs.keep("app_write"));
    assertEquals("{app_write=true}", fs.kept());
    fs.denied.add("setbool");
    assertThrows(LsmException.class, () -> fs.keep("app_write 0"));
    assertEquals("{app_write=true}", fs.kept());
  }

  @Test
  public void forbiddenNewContextIsRefusedWhereDenialsAreEnforced() {
    Draft draft = FsWorld.draft();
    draft.onlyTypes.put("r", 1);
    draft.rules.add(1, 3, draft.classValue("process"), RuleTable.TRANSITION, 2);
    fs.state.load(draft.build());
    String question = APP + " " + DATA + " 1";
    List<String> told = new ArrayList<>();
    fs.state
        .server()
        .tell(
            new ServerErrors() {
              @Override
              public void computedInvalid(String made, String from, String to, String tclass) {
                told.add(String.join(" ", made, from, to, tclass));
              }
            });
    fs.fails(Errno.EACCES, "create", question);
    fs.write("enforce", "0");
    assertEquals("u:r:child_t:s0\0", fs.ask("create", question));
    String line = "u:r:child_t:s0 " + APP + " " + DATA + " process";
    assertEquals("in either mode", List.of(line, line), told);
  }

  @Test
  public void cacheIsShownAndItsSizeSet() {
    fs.load();
    assertEquals("512", fs.read("avc/cache_threshold"));
    fs.write("avc/cache_threshold", "100");
    assertEquals("100", fs.read("avc/cache_threshold"));
    int app = fs.state.server().sid(APP);
    fs.state.avc().denied(app, app, 1, 1);
    assertEquals("entries: 1\nbuckets used: 1/512\nlongest chain: 1\n", fs.read("avc/hash_stats"));
    assertEquals(
        "lookups hits misses allocations reclaims frees\n1 0 1 1 0 0\n",
        fs.read("avc/cache_stats"));
    fs.fails(Errno.EINVAL, "avc/cache_threshold", "-1");
    fs.denied.add("setsecparam");
    fs.fails(Errno.EACCES, "avc/cache_threshold", "512");
  }

  @Test
  public void whatLinuxNoLongerDoesIsTakenWithoutEffect() {
    fs.write("disable", "1");
    fs.write("checkreqprot", "1");
    assertEquals("0", fs.read("checkreqprot"));
    assertEquals(List.of("setcheckreqprot"), fs.asked);
    fs.fails(Errno.EINVAL, "disable", "x");
  }
}
