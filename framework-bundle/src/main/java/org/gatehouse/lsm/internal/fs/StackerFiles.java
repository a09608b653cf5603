package org.gatehouse.lsm.internal.fs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.lsm.stacker.ModuleInfo;
import org.gatehouse.lsm.stacker.ModuleState;
import org.gatehouse.lsm.stacker.Stacker;

/**
 * {@code /security/stacker/*} as the LSM stacker 0.3 of 2005 had it, and {@code /security/lsm}.
 *
 * <p>{@code listmodules} is the name in its code, {@code list_modules} the one in its
 * documentation; both are here. A trailing newline in a written name is trimmed, where the original
 * took it for a part of the name.
 */
final class StackerFiles {
  static final String DIRECTORY = "/security/stacker/";
  private static final int PAGE_SIZE = 4096;

  private final Stacker stacker;
  private final BiPredicate<Cred, Capability> capable;
  private Runnable remove = () -> {};

  private StackerFiles(Stacker stacker, BiPredicate<Cred, Capability> capable) {
    this.stacker = stacker;
    this.capable = capable;
  }

  static void addTo(ControlTree tree, Stacker stacker, BiPredicate<Cred, Capability> capable) {
    StackerFiles files = new StackerFiles(stacker, capable);
    files.remove =
        tree.addAll(
            Map.of(
                DIRECTORY + "lockdown", files.lockdown(),
                DIRECTORY + "listmodules", ControlFile.readOnly(files::names),
                DIRECTORY + "list_modules", ControlFile.readOnly(files::names),
                DIRECTORY + "stop_responding", files.stopResponding(),
                DIRECTORY + "unload", files.unload()));
    tree.add("/security/lsm", ControlFile.readOnly(files::commaList));
  }

  private List<String> enabled() {
    return stacker.list().stream()
        .filter(m -> m.state() == ModuleState.ENABLED || m.state() == ModuleState.QUARANTINED)
        .map(ModuleInfo::name)
        .toList();
  }

  private String names() {
    List<String> names = enabled();
    return names.isEmpty()
        ? "dummy\n"
        : names.stream().map(n -> n + "\n").collect(Collectors.joining());
  }

  private String commaList() {
    return String.join(",", enabled());
  }

  private ControlFile lockdown() {
    return new Owned(0644) {
      @Override
      public byte[] read(Cred subject) {
        return (stacker.isLockedDown() ? "1\n" : "0\n").getBytes(StandardCharsets.UTF_8);
      }

      @Override
      public int write(Cred subject, byte[] data, long offset) {
        stacker.lockdown(subject);
        return data.length;
      }
    };
  }

  private ControlFile stopResponding() {
    return new Owned(0200) {
      @Override
      public int write(Cred subject, byte[] data, long offset) {
        need(subject);
        remove.run();
        return data.length;
      }
    };
  }

  private ControlFile unload() {
    return new Owned(0200) {
      @Override
      public int write(Cred subject, byte[] data, long offset) {
        need(subject);
        if (data.length == 0 || data.length >= PAGE_SIZE || enabled().isEmpty() || offset != 0) {
          throw new LsmException(Errno.EINVAL, "unload: one module's name, written at once");
        }
        String name = new String(data, StandardCharsets.UTF_8).replaceFirst("\n$", "");
        stacker.disable(subject, name.replaceAll("\\p{Cntrl}", "\ufffd")); // an error is one line
        return data.length;
      }
    };
  }

  private void need(Cred subject) {
    if (!capable.test(subject, Capability.CAP_SYS_ADMIN)) {
      throw new LsmException(Errno.EPERM, "needs CAP_SYS_ADMIN");
    }
  }

  /** A file that answers EPERM to whom its mode shuts out. */
  private abstract static class Owned implements ControlFile {
    private final int mode;

    Owned(int mode) {
      this.mode = mode;
    }

    @Override
    public int mode() {
      return mode;
    }

    @Override
    public Errno denial() {
      return Errno.EPERM;
    }
  }
}
