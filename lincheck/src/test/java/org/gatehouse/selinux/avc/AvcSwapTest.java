package org.gatehouse.selinux.avc;

import java.util.List;
import org.gatehouse.lincheck.Check;
import org.gatehouse.selinux.Draft;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.server.KnownClass;
import org.gatehouse.selinux.server.SecurityServer;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.Test;

/** Decisions are asked of the cache while the policy and the mode are changed. */
public class AvcSwapTest {
  private static final KnownClass FILE = new KnownClass("file", List.of("read", "write"));
  private static final Policy READING = policy("read");
  private static final Policy WRITING = policy("write");

  private static Policy policy(String permission) {
    Draft draft = Draft.small();
    draft.allow(draft.type("app_t"), draft.type("data_t"), "file", permission);
    return draft.build();
  }

  /** The cache before a server. */
  public static class Cache {
    final SecurityServer server = new SecurityServer(List.of(FILE));
    final Avc avc = new Avc(server, event -> {});
    final int source;
    final int target;

    /** The first policy is in force. */
    public Cache() {
      server.load(READING);
      source = server.sid("u:r:app_t:s0");
      target = server.sid("u:object_r:data_t:s0");
    }

    @Operation
    public int denied() {
      return avc.denied(source, target, 1, FILE.bits("read") | FILE.bits("write"));
    }

    @Operation
    public void loadReading() {
      server.load(READING);
    }

    @Operation
    public void loadWriting() {
      server.load(WRITING);
    }
  }

  /** The same, and the mode changes. */
  public static class Modes extends Cache {
    @Operation
    public void enforce() {
      avc.setEnforcing(true);
    }

    @Operation
    public void onlyRecord() {
      avc.setEnforcing(false);
    }
  }

  /** The same, asked by a label's hint. */
  public static class Hints extends Modes {
    private final AvcHint hint = new AvcHint(() -> true);

    @Operation
    public boolean reads() {
      return avc.ask(source, target, 1, FILE.bits("read"), hint) == null;
    }
  }

  /** Broken on purpose: what is asked twice is answered by the first answer. */
  public static class NeverForgets extends Cache {
    private volatile int remembered = -1;

    @Override
    @Operation
    public int denied() {
      int known = remembered;
      if (known >= 0) {
        return known;
      }
      remembered = super.denied();
      return remembered;
    }

    @Override
    @Operation
    public void loadReading() {
      super.loadReading();
      remembered = -1;
    }

    @Override
    @Operation
    public void loadWriting() {
      super.loadWriting();
      remembered = -1;
    }
  }

  @Test
  public void everyDecisionIsByThePolicyInForce() {
    Check.holds(Cache.class);
  }

  @Test
  public void everyDecisionIsByThePolicyAndTheModeInForce() {
    Check.holds(Modes.class);
  }

  @Test
  public void everyHintIsByThePolicyAndTheModeInForce() {
    Check.holds(Hints.class);
  }

  @Test
  public void aCacheThatKeepsAnOldAnswerIsFound() {
    Check.finds(NeverForgets.class);
  }
}
