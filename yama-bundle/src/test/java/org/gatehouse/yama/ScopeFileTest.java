package org.gatehouse.yama;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.testkit.FakeWorld;
import org.gatehouse.testkit.RecordingLog;
import org.junit.After;
import org.junit.Test;

/** ptrace_scope as a file and as a configuration. */
public class ScopeFileTest {
  private final FakeWorld world = new FakeWorld();
  private final RecordingLog log = new RecordingLog();
  private final ScopeSetting scope = new ScopeSetting();
  private final Yama yama = new Yama(scope, log.logger());

  {
    world.enable(yama);
  }

  @After
  public void close() {
    world.close();
  }

  private String read(Cred subject) {
    return new String(world.host().tree().read(subject, Yama.SCOPE_FILE), US_ASCII);
  }

  private int write(Cred subject, String text) {
    return world.host().tree().write(subject, Yama.SCOPE_FILE, text.getBytes(US_ASCII), 0);
  }

  private void assertRefused(Errno errno, Cred subject, String text) {
    LsmException refused = assertThrows(LsmException.class, () -> write(subject, text));
    assertEquals(errno, refused.errno());
    assertTrue(refused.getMessage(), refused.getMessage().contains("ptrace_scope"));
  }

  @Test
  public void everybodyReadsTheScope() {
    assertEquals("0\n", read(world.app().cred()));
    assertEquals(0644, world.host().tree().list(world.operator(), Yama.SCOPE_FILE).get(0).mode());
  }

  @Test
  public void theOperatorWritesItWithOrWithoutNewline() {
    assertEquals(1, write(world.operator(), "1"));
    assertEquals(2, write(world.operator(), "2\n"));
    assertEquals("2\n", read(world.operator()));
  }

  @Test
  public void othersGetEperm() {
    assertRefused(Errno.EPERM, world.app().cred(), "1");
    assertEquals("0\n", read(world.operator()));
  }

  @Test
  public void allCapabilitiesButSysPtraceAreNotEnough() {
    world.enable(Worlds.sysPtraceOnlyFor(world.stranger()));
    assertRefused(Errno.EPERM, world.operator(), "1");
    assertEquals(1, write(world.stranger().cred(), "1"));
  }

  @Test
  public void whatIsNoScopeGetsEinvalAndChangesNothing() {
    write(world.operator(), "1");
    for (String bad : List.of("4", "-1", "", "one", "1 2", "01", "99999999999")) {
      assertRefused(Errno.EINVAL, world.operator(), bad);
    }
    assertEquals("1\n", read(world.operator()));
  }

  @Test
  public void aWriteNotAtTheBeginningGetsEinval() {
    byte[] data = "1".getBytes(US_ASCII);
    LsmException refused =
        assertThrows(
            LsmException.class,
            () -> world.host().tree().write(world.operator(), Yama.SCOPE_FILE, data, 1));
    assertEquals(Errno.EINVAL, refused.errno());
  }

  @Test
  public void scopeThreeIsSticky() {
    write(world.operator(), "3");
    for (String less : List.of("0", "1", "2", "4")) {
      assertRefused(Errno.EINVAL, world.operator(), less);
    }
    assertEquals(1, write(world.operator(), "3"));
    assertEquals("3\n", read(world.operator()));
  }

  @Test
  public void scopeThreeIsStickyAgainstTheConfigurationToo() {
    write(world.operator(), "3");
    yama.modified(Worlds.config("1"));
    assertEquals("3\n", read(world.operator()));
    assertEquals(
        List.of("ERROR ptrace_scope is 3 and stays 3; it cannot become 1; it is still 3"),
        log.lines());
  }

  @Test
  public void aConfigurationSetsTheScope() {
    yama.modified(Worlds.config(" 2 "));
    assertEquals("2\n", read(world.operator()));
    assertEquals(List.of(), log.lines());
  }

  @Test
  public void aMalformedConfigurationKeepsTheLastGoodOneAndSaysSo() {
    yama.modified(Worlds.config("2"));
    yama.modified(Worlds.config("high"));
    assertEquals("2\n", read(world.operator()));
    assertEquals(
        List.of("ERROR ptrace_scope: 'high' is not a number from 0 to 3; it is still 2"),
        log.lines());
  }

  @Test
  public void aComponentMadeAnewWithTheSameConfigurationKeepsWhatWasWritten() {
    yama.modified(Worlds.config("1"));
    write(world.operator(), "2");
    Yama again = new Yama(scope, log.logger());
    again.modified(Worlds.config("1"));
    assertEquals("2\n", read(world.operator()));
  }

  @Test
  public void theFileGoesWithTheModule() {
    world.disable("yama");
    LsmException gone = assertThrows(LsmException.class, () -> read(world.operator()));
    assertEquals(Errno.ENOENT, gone.errno());
  }
}
