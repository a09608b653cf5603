package org.gatehouse.smack.policy;

import java.util.List;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.PolicyTable;

/** Answers what a kernel without rules would answer to writes and questions in a row. */
final class Transcript {
  private final RuleBook book = new RuleBook(new Labels());

  /** One answer a row: {@code ok}, {@code 1}, {@code 0}, or {@code !} and the errno. */
  List<String> answers(PolicyTable steps) {
    return steps.select("op", "argument").stream().map(row -> answer(row[0], row[1])).toList();
  }

  /** What reading {@code load2} gives afterwards. */
  String rules() {
    return book.show();
  }

  private String answer(String op, String argument) {
    try {
      return ask(op, argument);
    } catch (LsmException e) {
      return "!" + e.errno().number();
    }
  }

  private String ask(String op, String argument) {
    switch (op) {
      case "R" -> book.load2(argument);
      case "C" -> book.changeRule(argument);
      case "V" -> book.revokeSubject(argument);
      case "Q" -> {
        return book.access2(argument, null) ? "1" : "0";
      }
      default -> throw new LsmException(Errno.EINVAL, "no operation '" + op + "'");
    }
    return "ok";
  }
}
