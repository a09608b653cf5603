package org.gatehouse.selinux.tool;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyFiles;
import org.gatehouse.lsm.module.PolicyTable;
import org.gatehouse.selinux.policy.Policy;
import org.gatehouse.selinux.policy.PolicyFormatException;
import org.gatehouse.selinux.policy.PolicyReader;

/** One {@code eval}: what is asked, the policy in its settings, and the rows. */
final class Evaluation {
  private final Question question;
  private final PolicyTable rows;
  private final Settings settings;

  private Evaluation(Question question, PolicyTable rows, Settings settings) {
    this.question = question;
    this.rows = rows;
    this.settings = settings;
  }

  static Evaluation of(List<String> arguments, InputStream in) throws IOException {
    Deque<String> words = new ArrayDeque<>(arguments);
    if (words.size() < 5 || !words.pop().equals("eval")) {
      throw SelinuxTool.usage();
    }
    Question question = Question.named(words.pop());
    Map<String, String> options = new HashMap<>();
    while (words.size() > 1) {
      String option = words.pop();
      boolean known = option.equals("--policy") || option.equals("--booleans");
      if (!known || words.size() < 2 || options.put(option, words.pop()) != null) {
        throw SelinuxTool.usage();
      }
    }
    String policy = options.get("--policy");
    if (policy == null) {
      throw SelinuxTool.usage();
    }
    Settings settings = Settings.of(policy(policy, in), options.get("--booleans"), in);
    return new Evaluation(question, PolicyTable.read(words.pop(), in), settings);
  }

  private static Policy policy(String file, InputStream in) throws IOException {
    try {
      return PolicyReader.read(PolicyFiles.bytes(file, in));
    } catch (PolicyFormatException e) {
      throw new LsmException(Errno.EINVAL, file + ": " + e.offset() + ": " + e.getMessage(), e);
    }
  }

  /** The table of answers with its header. */
  StringBuilder answers() {
    StringBuilder answers = new StringBuilder(question.header()).append('\n');
    boolean sets = question.hasBooleans() && rows.has("boolset");
    List<String> boolsets =
        sets ? rows.select("boolset").stream().map(row -> row[0]).toList() : List.of();
    int at = 0;
    for (String[] row : rows.select(question.columns())) {
      Setting setting = settings.in(sets ? boolsets.get(at) : "");
      answers.append(question.answer(setting, row)).append('\n');
      at++;
    }
    return answers;
  }
}
