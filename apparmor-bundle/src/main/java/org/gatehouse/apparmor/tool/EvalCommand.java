package org.gatehouse.apparmor.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.apparmor.dfa.CompiledProfile;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyTable;

/** {@code policy eval apparmor QUESTION --profiles ROOT ROWS}. */
final class EvalCommand {
  static final String USAGE =
      "usage: policy eval apparmor file|net-signal-ptrace|capabilities --profiles ROOT ROWS"
          + " (ROWS may be - for input)";

  private static final int WORDS = 4;

  private EvalCommand() {}

  /** The table of answers with its header; its lines are bytes as characters. */
  static StringBuilder run(List<String> arguments, InputStream in) throws IOException {
    int option = arguments.indexOf("--profiles");
    if (arguments.size() != WORDS || option < 0 || option == WORDS - 1) {
      throw new LsmException(Errno.EINVAL, USAGE);
    }
    List<String> words = new ArrayList<>(arguments);
    words.remove(option);
    Path root = Path.of(words.remove(option));
    Question question = Question.named(words.get(0));
    PolicyTable rows = PolicyTable.read(words.get(1), in);
    Map<String, CompiledProfile> profiles = new ProfileRoot(root).compile();
    StringBuilder answers = new StringBuilder(question.header()).append('\n');
    for (String[] row : rows.select(question.columns())) {
      answers.append(question.answer(profile(profiles, row[0]), row)).append('\n');
    }
    return answers;
  }

  private static CompiledProfile profile(Map<String, CompiledProfile> profiles, String name) {
    CompiledProfile profile = profiles.get(name);
    if (profile == null) {
      throw new LsmException(Errno.ENOENT, "no profile " + name);
    }
    return profile;
  }
}
