package org.gatehouse.apparmor.decide;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.apparmor.dfa.CompiledPolicy;
import org.gatehouse.apparmor.policy.Features;
import org.gatehouse.apparmor.policy.IncludePath;
import org.gatehouse.apparmor.policy.PolicyParser;
import org.gatehouse.lincheck.Check;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.Test;

/** Profiles are loaded and removed while others look for them. */
public class PolicySwapTest {
  private static final CompiledPolicy PAIR = compiled("profile a { }\nprofile b { }\n");
  private static final CompiledPolicy SINGLE = compiled("profile c { }\n");

  private static CompiledPolicy compiled(String text) {
    PolicyParser parser =
        new PolicyParser(new IncludePath(List.of(), Path.of("")), Features.DEFAULT);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return CompiledPolicy.of(parser.parse("test", bytes), Features.DEFAULT);
  }

  /** The product. */
  public static class Active {
    private final ActivePolicy active = new ActivePolicy();

    LoadedPolicy get() {
      return active.get();
    }

    @Operation
    public String profiles() {
      LoadedPolicy now = get();
      return List.of("a", "b", "c").stream()
          .filter(name -> now.find("", name) != null)
          .toList()
          .toString();
    }

    @Operation
    public void loadPair() {
      active.change(policy -> policy.withFile("pair", PAIR));
    }

    @Operation
    public void loadSingle() {
      active.change(policy -> policy.withFile("single", SINGLE));
    }

    @Operation
    public void removePair() {
      active.change(policy -> policy.withoutFile("pair"));
    }
  }

  /** Broken on purpose: what is loaded is looked for twice. */
  public static class ReadTwice extends Active {
    @Override
    @Operation
    public String profiles() {
      boolean a = get().find("", "a") != null;
      boolean b = get().find("", "b") != null;
      boolean c = get().find("", "c") != null;
      return a + " " + b + " " + c;
    }
  }

  @Test
  public void changesAreInOneOrderAndEachIsSeenWhole() {
    Check.holds(Active.class);
  }

  @Test
  public void halfAPolicyIsFound() {
    Check.finds(ReadTwice.class);
  }
}
