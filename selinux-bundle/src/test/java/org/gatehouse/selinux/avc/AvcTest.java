package org.gatehouse.selinux.avc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.RuleTable;
import org.gatehouse.selinux.policy.XPerms;
import org.gatehouse.selinux.server.KnownClass;
import org.gatehouse.selinux.server.SecurityServer;
import org.junit.Before;
import org.junit.Test;

public class AvcTest {
  private static final KnownClass FILE =
      new KnownClass("file", List.of("read", "write", "ioctl", "relabelfrom"));
  private static final int READ = FILE.bits("read");
  private static final int WRITE = FILE.bits("write");
  private static final int IOCTL = FILE.bits("ioctl");

  private final Draft draft = Draft.small();
  private final int app = draft.type("app_t");
  private final int data = draft.type("data_t");
  private final int file = draft.classValue("file");
  private final SecurityServer server = new SecurityServer(List.of(FILE));
  private final List<AvcEvent> events = new ArrayList<>();
  private final Avc avc = new Avc(server, events::add);
  private int source;
  private int target;

  @Before
  public void allowReading() {
    draft.allow(app, data, "file", "read");
  }

  private void load() {
    server.load(draft.build());
    source = server.sid("u:r:app_t:s0");
    target = server.sid("u:object_r:data_t:s0");
  }

  private int denied(int requested) {
    return avc.denied(source, target, 1, requested);
  }

  @Test
  public void everythingIsAllowedWithoutAPolicy() {
    assertEquals(0, avc.denied(1, 2, 1, ~0));
    assertEquals(List.of(), events);
  }

  @Test
  public void whatIsDeniedIsToldAndRecorded() {
    load();
    assertEquals(0, denied(READ));
    assertEquals(List.of(), events);
    assertEquals(WRITE, denied(READ | WRITE));
    assertEquals(List.of(new AvcEvent(source, target, 1, WRITE, WRITE, false, 1)), events);
  }

  @Test
  public void aDecisionIsAskedOfTheServerOnce() {
    load();
    denied(READ);
    denied(WRITE);
    denied(READ);
    assertEquals(1, avc.statistics().misses());
    assertEquals(1, avc.statistics().entries());
  }

  private boolean allowsByHint(int who, int requested, AvcHint hint) {
    return avc.ask(who, target, 1, requested, hint) == null;
  }

  @Test
  public void aHintAnswersAsTheCacheDoes() {
    load();
    AvcHint hint = new AvcHint(() -> true);
    for (int i = 0; i < 3; i++) {
      assertTrue(allowsByHint(source, READ, hint));
      assertFalse(allowsByHint(source, WRITE, hint));
      assertFalse(allowsByHint(source, 0, hint));
      assertFalse(allowsByHint(target, READ, hint));
    }
    assertEquals(2, avc.statistics().misses());
  }

  @Test
  public void aHintIsOverWithItsPolicy() {
    load();
    AvcHint hint = new AvcHint(() -> true);
    assertTrue(allowsByHint(source, READ, hint));
    server.load(Draft.small().build());
    assertFalse(allowsByHint(source, READ, hint));
  }

  @Test
  public void aHintIsOverWithItsLabel() {
    load();
    AtomicBoolean label = new AtomicBoolean(true);
    AvcHint hint = new AvcHint(label::get);
    assertTrue(allowsByHint(source, READ, hint));
    assertTrue(avc.recalls(source, READ, hint));
    avc.change(() -> label.set(false));
    assertFalse(avc.recalls(source, READ, hint));
  }

  /** Who still has the old label asks as long as he likes: nothing is kept with it. */
  @Test
  public void aLabelThatIsOverGetsNoHint() {
    load();
    AvcHint hint = new AvcHint(() -> false);
    assertTrue(allowsByHint(source, READ, hint));
    assertFalse(avc.recalls(source, READ, hint));
  }

  @Test
  public void nothingIsRecalledWithoutAPolicy() {
    assertFalse(avc.recalls(source, READ, new AvcHint(() -> true)));
  }

  /** A question during a change waits, so it is never answered by what was before. */
  @Test
  public void noQuestionIsAnsweredWithinAChange() throws InterruptedException {
    load();
    denied(READ);
    AtomicBoolean answered = new AtomicBoolean();
    Thread asker = new Thread(() -> answered.set(denied(READ) == 0));
    avc.change(
        () -> {
          asker.start();
          await(asker, Thread.State.BLOCKED);
          assertFalse(answered.get());
        });
    asker.join();
    assertTrue(answered.get());
  }

  private static void await(Thread thread, Thread.State state) {
    while (thread.getState() != state && thread.isAlive()) {
      Thread.onSpinWait();
    }
  }

  /** What was granted while nothing was enforced is asked anew. */
  @Test
  public void aHintIsOverWhenDenialsAreEnforced() {
    load();
    avc.setEnforcing(false);
    AvcHint hint = new AvcHint(() -> true);
    avc.ask(source, target, 1, WRITE, hint);
    assertTrue(allowsByHint(source, WRITE, hint));
    avc.setEnforcing(true);
    assertFalse(allowsByHint(source, WRITE, hint));
  }

  @Test
  public void askingForNothingIsDenied() {
    load();
    assertEquals(~0, denied(0));
  }

  @Test
  public void dontauditSilencesDenials() {
    draft.rules.add(app, data, file, RuleTable.AUDITDENY, ~2);
    load();
    assertEquals(WRITE, denied(WRITE));
    assertEquals(List.of(), events);
  }

  @Test
  public void auditallowRecordsWhatIsGranted() {
    draft.rules.add(app, data, file, RuleTable.AUDITALLOW, 1);
    load();
    assertEquals(0, denied(READ));
    assertEquals(0, denied(READ));
    AvcEvent granted = new AvcEvent(source, target, 1, READ, 0, false, 1);
    assertEquals(List.of(granted, granted), events);
  }

  @Test
  public void withoutEnforcingADenialIsRecordedOnceUntilTheCacheIsNew() {
    load();
    avc.setEnforcing(false);
    assertEquals(0, denied(WRITE));
    assertEquals(0, denied(WRITE));
    assertEquals(List.of(new AvcEvent(source, target, 1, WRITE, WRITE, true, 1)), events);
    server.load(draft.build());
    assertEquals(0, denied(WRITE));
    assertEquals(2, events.size());
  }

  @Test
  public void whatWasGrantedIsDeniedAgainOnceEnforced() {
    load();
    avc.setEnforcing(false);
    denied(WRITE);
    avc.setEnforcing(true);
    assertEquals(WRITE, denied(WRITE));
  }

  @Test
  public void aPermissiveDomainIsDeniedNothingButStrictly() {
    draft.permissive.add(app);
    load();
    assertEquals(WRITE, avc.deniedStrictly(source, target, 1, WRITE));
    assertEquals(0, denied(WRITE));
    assertEquals(0, denied(WRITE));
    assertEquals(2, events.size());
  }

  @Test
  public void booleansAndLoadsAreSeenAtOnce() {
    int on = draft.bool("on", false);
    draft.when(
        on,
        new RuleTable.Builder(1).add(app, data, file, RuleTable.ALLOWED, 2),
        new RuleTable.Builder(0));
    load();
    assertEquals(WRITE, denied(WRITE));
    server.pend("on", true);
    assertEquals(WRITE, denied(WRITE));
    server.commit();
    assertEquals(0, denied(WRITE));
    server.pend("on", false);
    server.commit();
    assertEquals(WRITE, denied(WRITE));
  }

  @Test
  public void theCacheStaysBelowItsThreshold() {
    load();
    for (int sid = 0; sid < 10_000; sid++) {
      avc.denied(sid, target, 1, READ);
      assertTrue(avc.statistics().entries() <= Avc.THRESHOLD);
    }
    assertTrue(avc.statistics().entries() > Avc.THRESHOLD / 2);
    assertEquals(0, denied(READ));
    assertEquals(10_001 - avc.statistics().entries(), avc.statistics().reclaimed());
  }

  @Test
  public void chainsKeepWhatIsGrantedBesideThem() {
    load();
    avc.setEnforcing(false);
    int other = source ^ AvcCache.SLOTS;
    avc.denied(other, target, 1, READ);
    denied(WRITE);
    avc.denied(other, target, 1, WRITE);
    events.clear();
    assertEquals(0, denied(READ | WRITE));
    assertEquals(0, avc.denied(other, target, 1, READ | WRITE));
    assertEquals(List.of(), events);
    assertEquals(2, avc.statistics().entries());
  }

  @Test
  public void commandsAreDeniedWhereRulesNameOthers() {
    draft.allow(app, app, "file", "ioctl");
    draft.rules.add(
        app,
        app,
        file,
        RuleTable.XPERMS_ALLOWED,
        new XPerms(XPerms.FUNCTIONS, 0x54, 0b10, 0, 0, 0));
    load();
    assertEquals(0, avc.deniedExtended(source, source, 1, IOCTL, 0x54, 1));
    assertEquals(IOCTL, avc.deniedExtended(source, source, 1, IOCTL, 0x54, 2));
    assertEquals(IOCTL, avc.deniedExtended(source, source, 1, IOCTL, 0x55, 1));
    assertEquals("no rule", IOCTL, avc.deniedExtended(source, target, 1, IOCTL, 0x54, 1));
    assertEquals(3, events.size());
  }
}
