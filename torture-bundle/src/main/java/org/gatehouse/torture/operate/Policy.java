package org.gatehouse.torture.operate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A shipped module whose policy is loaded again and again while others decide by it. */
public enum Policy {
  /** Both rules change in one write. */
  SMACK("/fs/smackfs/load2", "/fs/smackfs/load2") {
    @Override
    List<byte[]> contents(Path etc) {
      return List.of(rules("r"), rules("w"));
    }

    @Override
    boolean isWhole(String seen) {
      return twiceTheSame(seen, "Torture ", l -> l.substring(l.lastIndexOf(' ') + 1));
    }
  },

  /** The same policy, whose class keeps its number. It knows no domain of the torture's bundles. */
  SELINUX("/fs/selinux/load", "/fs/selinux/class/process/index") {
    @Override
    public void prepare(World world) {
      byte[] permissive = "0".getBytes(StandardCharsets.ISO_8859_1);
      world.tree().write(world.tasks().operator(), "/fs/selinux/enforce", permissive, 0);
    }

    @Override
    List<byte[]> contents(Path etc) throws IOException {
      return List.of(Files.readAllBytes(etc.resolve("selinux/policy.33")));
    }

    @Override
    boolean isWhole(String seen) {
      return seen.strip().equals("2");
    }
  },

  /** Two profiles change their mode in one write. They attach to nothing. */
  APPARMOR("/security/apparmor/.replace", "/security/apparmor/profiles") {
    @Override
    List<byte[]> contents(Path etc) {
      return List.of(profiles("enforce"), profiles("complain"));
    }

    @Override
    boolean isWhole(String seen) {
      return twiceTheSame(seen, "torture.", l -> l.substring(l.indexOf(' ')));
    }
  };

  private final String file;
  private final String look;

  Policy(String file, String look) {
    this.file = file;
    this.look = look;
  }

  private static byte[] rules(String access) {
    String text = "Torture One " + access + "\nTorture Other " + access + "\n";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] profiles(String mode) {
    String text =
        "profile torture.one flags=(%1$s) { /** r, }\nprofile torture.other flags=(%1$s) { }\n";
    return text.formatted(mode).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether two lines begin so, and both end the same. */
  private static boolean twiceTheSame(String seen, String begin, UnaryOperator<String> end) {
    List<String> ends = seen.lines().filter(line -> line.startsWith(begin)).map(end).toList();
    return ends.size() == 2 && ends.get(0).equals(ends.get(1));
  }

  /** That of the module of this name, if it has one that can be loaded. */
  public static Optional<Policy> of(String module) {
    return Arrays.stream(values()).filter(p -> p.module().equals(module)).findFirst();
  }

  /** The module's name. */
  public String module() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it is written to. */
  String file() {
    return file;
  }

  /** What shows whether it is whole. */
  String look() {
    return look;
  }

  /** Makes the module, which has just been enabled, let the torture's own bundles pass. */
  public void prepare(World world) {}

  /**
   * What is loaded in turn.
   *
   * @param etc the configuration
   */
  abstract List<byte[]> contents(Path etc) throws IOException;

  /** Whether what was seen can be of one policy. */
  abstract boolean isWhole(String seen);
}
