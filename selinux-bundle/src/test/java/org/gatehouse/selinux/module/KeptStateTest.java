package org.gatehouse.selinux.module;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.selinux.SelinuxState;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class KeptStateTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SelinuxState state = new SelinuxState(event -> {});
  private KeptState kept;

  @Before
  public void load() throws IOException {
    state.load(Files.readAllBytes(Path.of("../host/src/main/dist/etc/selinux/policy.33")));
    state.pend("h2_listen", true);
    state.commit();
    state.setEnforcing(false);
    kept = new KeptState(folder.getRoot().toPath().resolve("kept"));
  }

  @Test
  public void policyBooleansAndModeGoOnOnce() throws IOException {
    kept.save(state);
    SelinuxState next = new SelinuxState(event -> {});
    assertTrue(kept.restore(next));
    assertArrayEquals(state.policy(), next.policy());
    assertEquals(state.booleans(), next.booleans());
    assertFalse(next.isEnforcing());
    assertFalse(kept.restore(new SelinuxState(event -> {})));
  }

  @Test
  public void whatAnotherJvmKeptIsForgotten() throws IOException {
    kept.save(state);
    String text = Files.readString(kept.file());
    Files.writeString(kept.file(), text.replaceAll("jvm=.*", "jvm=1 another"));
    SelinuxState next = new SelinuxState(event -> {});
    assertFalse(kept.restore(next));
    assertFalse(next.isLoaded());
    assertTrue(next.isEnforcing());
  }
}
