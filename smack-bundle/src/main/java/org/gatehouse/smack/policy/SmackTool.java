package org.gatehouse.smack.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyFiles;
import org.gatehouse.lsm.module.PolicyTable;
import org.gatehouse.lsm.module.PolicyTool;

/** {@code gatehouse policy VERB smack}: rules, decisions and transcripts without a framework. */
public final class SmackTool implements PolicyTool {
  private static final String USAGE =
      "usage: policy check smack FILE..., policy eval smack --rules FILE ROWS,"
          + " policy transcript smack FILE (- for input)";

  @Override
  public String name() {
    return "smack";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out) throws IOException {
    int status = ask(arguments, in, out);
    out.flush();
    return out.checkError() ? 1 : status;
  }

  private static int ask(List<String> arguments, InputStream in, PrintStream out)
      throws IOException {
    String verb = arguments.isEmpty() ? "" : arguments.get(0);
    int count = arguments.size();
    if (verb.equals("check") && count > 1) {
      return check(arguments.subList(1, count), in, out);
    }
    if (verb.equals("eval") && count == 4 && arguments.get(1).equals("--rules")) {
      return eval(arguments.get(2), arguments.get(3), in, out);
    }
    if (verb.equals("transcript") && count == 2) {
      return print(out, new Transcript().answers(PolicyTable.read(arguments.get(1), in)));
    }
    throw new LsmException(Errno.EINVAL, USAGE);
  }

  private static int check(List<String> files, InputStream in, PrintStream out) throws IOException {
    int status = 0;
    for (String file : files) {
      String fault = fault(file, in);
      out.print((fault.isEmpty() ? "PASS " + file : "FAIL " + file + ":" + fault) + "\n");
      status |= fault.isEmpty() ? 0 : 1;
    }
    return status;
  }

  private static String fault(String file, InputStream in) throws IOException {
    try {
      new RuleFile(new Labels()).read(text(file, in));
      return "";
    } catch (RuleFileException e) {
      return e.getMessage();
    } catch (LsmException e) {
      return "1:1: " + e.getMessage();
    }
  }

  private static int eval(String file, String rows, InputStream in, PrintStream out)
      throws IOException {
    Labels labels = new Labels();
    RuleSet rules = rules(file, labels, in);
    List<String> answers = new ArrayList<>();
    for (String[] row : PolicyTable.read(rows, in).select("subject", "object", "request")) {
      answers.add(answer(rules, labels, row));
    }
    return print(out, answers);
  }

  /** A label in a row is one of somebody who is there, whether or not a rule names it. */
  private static String answer(RuleSet rules, Labels labels, String... row) {
    try {
      Label subject = labels.intern(row[0]);
      Label object = labels.intern(row[1]);
      return Decision.of(rules, null, subject, object, Access.parse(row[2])) >= 0 ? "1" : "0";
    } catch (LsmException e) {
      return "!" + e.errno().number();
    }
  }

  private static RuleSet rules(String file, Labels labels, InputStream in) throws IOException {
    RuleSet.Editor rules = RuleSet.EMPTY.edit();
    try {
      new RuleFile(labels).read(text(file, in)).forEach(rules::set);
    } catch (RuleFileException e) {
      throw new LsmException(Errno.EINVAL, file + ":" + e.getMessage(), e);
    }
    return rules.done();
  }

  private static String text(String file, InputStream in) throws IOException {
    return new String(PolicyFiles.bytes(file, in), StandardCharsets.ISO_8859_1);
  }

  private static int print(PrintStream out, List<String> answers) {
    out.print("answer\n");
    answers.forEach(answer -> out.print(answer + "\n"));
    return 0;
  }
}
