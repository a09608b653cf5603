package org.gatehouse.lsm.internal.fs;

import java.nio.charset.StandardCharsets;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.lsm.audit.AuditLog;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.internal.attr.ProcAttr;
import org.gatehouse.lsm.internal.blob.Blobs;
import org.gatehouse.lsm.internal.dispatch.PerModule;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Capability;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.lsm.stacker.Stacker;

/** The files that the host itself has in the control tree. */
public final class HostFiles {
  private HostFiles() {}

  /** The tree with {@code /proc} in it. */
  public static ControlTree tree(
      Tasks tasks, ProcAttr attributes, PerModule modules, BiPredicate<Cred, Capability> capable) {
    ProcFiles proc = new ProcFiles(tasks, attributes, modules);
    return new ControlTree(proc, subject -> capable.test(subject, Capability.CAP_DAC_OVERRIDE));
  }

  /** Adds {@code /security}. */
  public static void add(
      ControlTree tree,
      Stacker stacker,
      AuditLog audit,
      Blobs blobs,
      ProcAttr attributes,
      BiPredicate<Cred, Capability> capable) {
    StackerFiles.addTo(tree, stacker, capable);
    tree.add("/security/lsm_display_default", new DisplayDefault(attributes));
    tree.add("/security/gatehouse/state", ControlFile.readOnly(() -> state(stacker)));
    tree.add("/security/gatehouse/statistics", ControlFile.readOnly(() -> counts(stacker)));
    tree.add("/security/gatehouse/blobs", ControlFile.readOnly(() -> blobs(blobs)));
    tree.add("/security/gatehouse/audit", ControlFile.readOnly(() -> audit(audit)));
  }

  private static String state(Stacker stacker) {
    String modules =
        stacker.list().stream()
            .map(m -> "module\t" + m.name() + "\t" + m.id().number() + "\t" + m.state() + "\n")
            .collect(Collectors.joining());
    return "version\t"
        + stacker.version()
        + "\nrule\t"
        + stacker.rule()
        + "\nlockdown\t"
        + (stacker.isLockedDown() ? 1 : 0)
        + "\n"
        + modules;
  }

  private static String counts(Stacker stacker) {
    return "module\thook\tinvocations\tdenials\n"
        + stacker.counts().stream()
            .map(
                c ->
                    c.module()
                        + "\t"
                        + c.hook()
                        + "\t"
                        + c.invocations()
                        + "\t"
                        + c.denials()
                        + "\n")
            .collect(Collectors.joining());
  }

  /** What modules keep on objects: their slots, and the blobs that hold or held a value. */
  private static String blobs(Blobs blobs) {
    return "kind\tslots\tblobs\n"
        + Stream.of(ObjectKind.values())
            .map(k -> k + "\t" + blobs.slots(k) + "\t" + blobs.count(k) + "\n")
            .collect(Collectors.joining());
  }

  private static String audit(AuditLog audit) {
    return "serial\t" + audit.serial() + "\nlost\t" + audit.lost() + "\n";
  }

  private record DisplayDefault(ProcAttr attributes) implements ControlFile {
    @Override
    public int mode() {
      return 0644;
    }

    @Override
    public byte[] read(Cred subject) {
      return (attributes.displayDefault() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int write(Cred subject, byte[] data, long offset) {
      attributes.setDisplay(subject, null, ProcFiles.trimmed(data));
      return data.length;
    }
  }
}
