package org.gatehouse.shell.check;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.HookInfo;
import org.gatehouse.shell.text.Nearest;

/** Looks into the hook table. */
public final class Hooks {
  private Hooks() {}

  /**
   * A hook by its kernel name or its Java name.
   *
   * @throws LsmException ENOENT with the nearest names
   */
  public static HookInfo find(List<HookInfo> table, String name) {
    return table.stream()
        .filter(hook -> hook.kernelName().equals(name) || hook.javaName().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(table, name));
  }

  private static LsmException unknown(List<HookInfo> table, String name) {
    List<String> names =
        table.stream().flatMap(h -> Stream.of(h.kernelName(), h.javaName())).toList();
    return new LsmException(Errno.ENOENT, "no hook '" + name + "'" + Nearest.hint(name, names));
  }

  /** What is asked about: the parameters after the subject. */
  public static List<HookInfo.Parameter> asked(HookInfo hook) {
    List<HookInfo.Parameter> all = hook.parameters();
    boolean subject =
        !all.isEmpty() && all.get(0).type() == Cred.class && all.get(0).name().equals("subject");
    return subject ? all.subList(1, all.size()) : all;
  }
}
