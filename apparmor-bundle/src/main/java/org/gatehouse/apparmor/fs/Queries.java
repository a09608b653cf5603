package org.gatehouse.apparmor.fs;

import java.util.Arrays;
import java.util.List;
import org.gatehouse.apparmor.decide.Label;
import org.gatehouse.apparmor.decide.LoadedPolicy;
import org.gatehouse.apparmor.decide.LoadedProfile;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.apparmor.dfa.Permissions;
import org.gatehouse.apparmor.dfa.Query;
import org.gatehouse.apparmor.load.Loading;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;

/**
 * {@code .access}: what a label allows. A question is {@code label}, {@code labelall}, {@code
 * profile} or {@code profileall}, a NUL, the label, a NUL, a byte for the class and what the
 * profiles are asked (Linux 6.1 query_label). Files are taken to be root's.
 *
 * @param root whether this process is root's, so that rules of owners count
 */
record Queries(Loading loading, boolean root) {
  private static final int ALL = 0x7fffffff;
  private static final int FILE = 2;
  private static final List<String> COMMANDS =
      List.of("label", "labelall", "profile", "profileall");

  /**
   * Answers.
   *
   * @throws LsmException EINVAL for what is no question, ENOENT for a label that is not loaded
   */
  String answer(byte[] question) {
    String text = Node.text(question);
    int command = text.indexOf('\0');
    if (command < 0 || !COMMANDS.contains(text.substring(0, command))) {
      throw new LsmException(Errno.EINVAL, "a question is one of " + COMMANDS + ", a NUL, …");
    }
    int end = text.indexOf('\0', command + 1);
    if (end <= command + 1 || end + 1 == text.length()) {
      throw new LsmException(Errno.EINVAL, "a label, a NUL, a class and a question are missing");
    }
    byte[] asked = Arrays.copyOfRange(question, end + 1, question.length);
    return said(text.substring(command + 1, end), asked);
  }

  private String said(String name, byte[] asked) {
    LoadedPolicy policy = loading.policy();
    Label label = policy.label(name, "");
    if (label == null) {
      throw new LsmException(Errno.ENOENT, "no label " + name);
    }
    int allow = ALL;
    int audit = 0;
    int quiet = ALL;
    for (LoadedProfile profile : label.profiles(policy)) {
      if (!profile.unconfined() && mediates(profile.rules(), asked)) {
        Permissions said = permissions(profile.rules(), asked).answer();
        allow &= said.allow();
        audit |= said.audit();
        quiet &= said.quiet();
      }
    }
    return String.format(
        "allow 0x%08x\ndeny 0x%08x\naudit 0x%08x\nquiet 0x%08x\n", allow, 0, audit, quiet);
  }

  private static boolean mediates(CompiledProfile profile, byte[] asked) {
    return asked[0] == FILE
        || profile.mediated().stream().anyMatch(kind -> kind.number() == asked[0]);
  }

  private Permissions permissions(CompiledProfile profile, byte[] asked) {
    if (asked[0] == FILE) {
      return profile.file(Arrays.copyOfRange(asked, 1, asked.length), root);
    }
    Query.Kind kind =
        Arrays.stream(Query.Kind.values())
            .filter(each -> each.number() == asked[0])
            .findFirst()
            .orElseThrow();
    return profile.query(kind, asked);
  }
}
