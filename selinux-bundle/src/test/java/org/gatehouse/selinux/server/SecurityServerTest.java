package org.gatehouse.selinux.server;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Labels;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.RuleTable;
import org.junit.Test;

public class SecurityServerTest {
  private static final List<KnownClass> KNOWN =
      List.of(
          new KnownClass("file", List.of("write", "read", "fly")),
          new KnownClass("process", List.of("fork")),
          new KnownClass("spaceship", List.of("land")));
  private static final int FILE = 1;
  private static final int PROCESS = 2;
  private static final int SPACESHIP = 3;

  private final SecurityServer server = new SecurityServer(KNOWN);

  private static Draft draft() {
    Draft draft = Draft.small();
    int app = draft.type("app_t");
    int data = draft.type("data_t");
    int unlabeled = draft.type("unlabeled_t");
    draft.allow(app, data, "file", "read").allow(app, unlabeled, "file", "write");
    int on = draft.bool("on", false);
    draft.when(
        on,
        new RuleTable.Builder(1).add(app, data, draft.classValue("file"), RuleTable.ALLOWED, ~0),
        new RuleTable.Builder(0));
    draft.labels =
        new Labels(
            List.of(
                new Labels.InitialSid(InitialSids.KERNEL, draft.subject(app)),
                new Labels.InitialSid(InitialSids.UNLABELED, draft.object(unlabeled))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return draft;
  }

  private AccessVector access(int source, int target, int known) {
    return server.snapshot().access(source, target, known);
  }

  private static void fails(Errno errno, Runnable action) {
    assertEquals(errno, assertThrows(LsmException.class, action::run).errno());
  }

  @Test
  public void withoutAPolicyThereAreInitialSidsOnly() {
    assertNull(server.snapshot());
    assertEquals(InitialSids.FILE, server.sid("file"));
    assertEquals(InitialSids.KERNEL, server.sid("u:r:app_t:s0"));
    assertEquals("devnull", server.text(InitialSids.DEVNULL));
    assertEquals(7, server.compute(Relation.TRANSITION, 7, 8, PROCESS, "", true));
    assertEquals(8, server.compute(Relation.TRANSITION, 7, 8, FILE, "", true));
    fails(Errno.EINVAL, () -> server.pend("on", true));
  }

  @Test
  public void aContextHasOneSid() {
    server.load(draft().build());
    int sid = server.sid("u:object_r:data_t:s0:c0,c1,c2");
    assertEquals(28, sid);
    assertEquals(sid, server.sid("u:object_r:data_t:s0:c0.c2"));
    assertEquals("u:object_r:data_t:s0:c0.c2", server.text(sid));
    assertEquals("the initial one", InitialSids.KERNEL, server.sid("u:r:app_t:s0"));
    fails(Errno.EINVAL, () -> server.sid("u:object_r:data_t"));
  }

  @Test
  public void decisionsAreInTheBitsOfTheKnownClass() {
    server.load(draft().build());
    int data = server.sid("u:object_r:data_t:s0");
    AccessVector vector = access(InitialSids.KERNEL, data, FILE);
    assertEquals(KNOWN.get(0).bits("read"), vector.allowed());
    assertEquals("unknown ones are audited", ~0, vector.auditdeny());
  }

  @Test
  public void unknownClassesAndPermissionsAreDecidedByThePolicy() {
    Draft draft = draft();
    assertEquals(List.of("file:fly", "spaceship"), server.load(draft.build()));
    int data = server.sid("u:object_r:data_t:s0");
    assertEquals(0, access(InitialSids.KERNEL, data, SPACESHIP).allowed());
    draft.config |= Policy.ALLOW_UNKNOWN;
    server.load(draft.build());
    assertEquals(
        KNOWN.get(0).bits("read", "fly"), access(InitialSids.KERNEL, data, FILE).allowed());
    assertEquals(~0, access(InitialSids.KERNEL, data, SPACESHIP).allowed());
  }

  @Test
  public void aPolicyThatRejectsWhatItLacksIsNotLoaded() {
    Draft draft = draft();
    draft.config |= Policy.REJECT_UNKNOWN;
    fails(Errno.EINVAL, () -> server.load(draft.build()));
    assertNull(server.snapshot());
  }

  @Test
  public void aSidThatNobodyGotMayDoNothing() {
    server.load(draft().build());
    int data = server.sid("u:object_r:data_t:s0");
    assertEquals(AccessVector.NONE, access(999, data, FILE));
    assertEquals(AccessVector.NONE, access(InitialSids.KERNEL, 0, FILE));
    assertEquals(AccessVector.NONE, access(InitialSids.KERNEL, -1, FILE));
  }

  @Test
  public void anInitialSidWithoutAContextIsUnlabelled() {
    server.load(draft().build());
    int write = KNOWN.get(0).bits("write");
    assertEquals(write, access(InitialSids.KERNEL, InitialSids.NODE, FILE).allowed());
  }

  @Test
  public void oldSidsKeepTheirContextsByName() {
    server.load(draft().build());
    int data = server.sid("u:object_r:data_t:s0:c1");
    Draft other = Draft.small();
    other.type("new_t");
    int movedData = other.type("data_t");
    int movedApp = other.type("app_t");
    other.allow(movedApp, movedData, "file", "write");
    other.labels = draft().labels;
    server.load(other.build());
    assertEquals("u:object_r:data_t:s0:c1", server.text(data));
    int app = server.sid("u:r:app_t:s0");
    assertEquals(KNOWN.get(0).bits("write"), access(app, data, FILE).allowed());
  }

  @Test
  public void aSidThatThePolicyDoesNotKnowIsUnlabelledUntilOneDoes() {
    Draft first = draft();
    first.type("brief_t");
    server.load(first.build());
    int brief = server.sid("u:object_r:brief_t:s0");
    server.load(draft().build());
    assertEquals("u:object_r:unlabeled_t:s0", server.text(brief));
    assertEquals("u:object_r:brief_t:s0", server.rawText(brief));
    int write = KNOWN.get(0).bits("write");
    assertEquals(write, access(InitialSids.KERNEL, brief, FILE).allowed());
    server.load(first.build());
    assertEquals("u:object_r:brief_t:s0", server.text(brief));
    assertEquals(brief, server.sid("u:object_r:brief_t:s0"));
  }

  @Test
  public void anObjectsUnknownTextKeepsASidOfItsOwn() {
    server.load(draft().build());
    int odd = server.objectSid("who:knows:what", InitialSids.UNLABELED);
    assertEquals(odd, server.objectSid("who:knows:what", InitialSids.UNLABELED));
    assertEquals("u:object_r:unlabeled_t:s0", server.text(odd));
    assertEquals(
        "u:object_r:data_t:s0",
        server.text(server.objectSid("u:object_r:data_t", InitialSids.UNLABELED)));
  }

  @Test
  public void sidsSurviveTheLossOfLevels() {
    server.load(draft().build());
    int data = server.sid("u:object_r:data_t:s0:c1");
    Draft plain = draft();
    plain.config = 0;
    server.load(plain.build());
    assertEquals("u:object_r:data_t", server.text(data));
    server.load(draft().build());
    assertEquals("u:object_r:data_t:s0", server.text(data));
  }

  @Test
  public void booleansTakeEffectTogetherAtTheCommit() {
    server.load(draft().build());
    int data = server.sid("u:object_r:data_t:s0");
    int sequence = server.snapshot().sequence();
    server.pend("on", true);
    assertTrue(server.pending("on"));
    assertFalse(server.snapshot().policy().bool("on"));
    assertEquals(sequence, server.snapshot().sequence());
    server.commit();
    assertTrue(server.snapshot().policy().bool("on"));
    assertEquals(sequence + 1, server.snapshot().sequence());
    assertEquals(
        KNOWN.get(0).bits("read", "write"), access(InitialSids.KERNEL, data, FILE).allowed());
    fails(Errno.ENOENT, () -> server.pend("none", true));
  }

  @Test
  public void booleansKeepTheirStatesOverALoad() {
    server.load(draft().build());
    server.pend("on", true);
    server.commit();
    server.pend("on", false);
    server.load(draft().build());
    assertTrue(server.snapshot().policy().bool("on"));
    assertTrue("pending ones are forgotten", server.pending("on"));
  }

  @Test
  public void anInvalidNewContextIsToldAndRefusedWhenEnforcing() {
    List<String> told = new ArrayList<>();
    server.tell(
        new ServerErrors() {
          @Override
          public void computedInvalid(String made, String from, String to, String tclass) {
            told.add(String.join(" ", made, from, to, tclass));
          }
        });
    Draft draft = draft();
    int process = draft.classValue("process");
    draft.rules.add(1, 2, process, RuleTable.TRANSITION, 2);
    draft.onlyTypes.put("r", 1);
    server.load(draft.build());
    int app = server.sid("u:r:app_t:s0-s3");
    int data = server.sid("u:object_r:data_t:s0");
    fails(Errno.EACCES, () -> server.compute(Relation.TRANSITION, app, data, PROCESS, "", true));
    int made = server.compute(Relation.TRANSITION, app, data, PROCESS, "", false);
    assertEquals("u:r:data_t:s0-s3", server.text(made));
    String line = "u:r:data_t:s0-s3 u:r:app_t:s0-s3 u:object_r:data_t:s0 process";
    assertEquals("in either mode", List.of(line, line), told);
    assertEquals(app, server.compute(Relation.CHANGE, app, data, PROCESS, "", true));
    fails(Errno.EINVAL, () -> server.compute(Relation.TRANSITION, 999, 3, PROCESS, "", true));
  }

  @Test
  public void serversDoNotKnowOfEachOther() {
    SecurityServer other = new SecurityServer(KNOWN);
    server.load(draft().build());
    assertNull(other.snapshot());
    other.load(draft().build());
    assertEquals(28, server.sid("u:object_r:data_t:s0:c1"));
    assertEquals(28, other.sid("u:object_r:data_t:s0:c2"));
    assertNotEquals(server.text(28), other.text(28));
  }
}
