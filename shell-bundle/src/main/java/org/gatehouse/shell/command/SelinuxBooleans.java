package org.gatehouse.shell.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.shell.text.Nearest;

/** The booleans of SELinux's policy, as the files of the control tree show them. */
record SelinuxBooleans(SelinuxFiles files) {
  private static final String BOOLEANS = SelinuxFiles.FS + "booleans/";
  private static final String ON = "1";

  /** All of them; ENOENT if SELinux is not there. */
  List<String> names() {
    if (!files.isPresent()) {
      throw new LsmException(Errno.ENOENT, "SELinux is disabled: see lsm:load");
    }
    return files.names(BOOLEANS);
  }

  /** The same names if the policy has them all; else ENOENT, which tells what it has. */
  <T extends Collection<String>> T known(T wanted) {
    List<String> all = names();
    for (String name : wanted) {
      if (!all.contains(name)) {
        throw new LsmException(
            Errno.ENOENT, "the policy has no boolean '" + name + "'" + hint(name, all));
      }
    }
    return wanted;
  }

  private static String hint(String name, List<String> all) {
    String near = Nearest.hint(name, all);
    return near.isEmpty() ? "; getsebool -a lists them" : near;
  }

  /** One line for each: what is in force, and what is after the next commit where it differs. */
  String shown(Collection<String> wanted) {
    return wanted.stream().map(this::shown).collect(Collectors.joining("\n"));
  }

  private String shown(String name) {
    String[] states = files.read(BOOLEANS + name).split(" ", 2);
    String now = name + " --> " + onOff(states[0]);
    return states[0].equals(states[1]) ? now : now + " pending: " + onOff(states[1]);
  }

  /** All of them in columns: what is in force. */
  String status() {
    return names().stream()
        .map(name -> String.format("\n%-44s%s", name, inForce(name)))
        .collect(Collectors.joining());
  }

  private String inForce(String name) {
    return onOff(files.read(BOOLEANS + name).substring(0, ON.length()));
  }

  private static String onOff(String digit) {
    return digit.equals(ON) ? "on" : "off";
  }

  /**
   * Puts these in force together, values 0 or 1.
   *
   * @param stay whether later starts have them too
   */
  void set(Map<String, String> states, boolean stay) {
    known(states.keySet());
    if (stay) {
      files.write(SelinuxFiles.TOOLS + "booleans.local", lines(states));
    }
    states.forEach((name, state) -> files.write(BOOLEANS + name, state));
    files.write(SelinuxFiles.FS + "commit_pending_bools", ON);
  }

  private static String lines(Map<String, String> states) {
    return states.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining("\n"));
  }
}
