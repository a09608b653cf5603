package org.gatehouse.shell.command;

import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Process;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.ObjectTable;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.stacker.CheckResult;
import org.gatehouse.lsm.stacker.HookInfo;
import org.gatehouse.lsm.stacker.Stacker;
import org.gatehouse.shell.check.CheckReport;
import org.gatehouse.shell.check.Hooks;
import org.gatehouse.shell.check.Question;
import org.gatehouse.shell.check.Subjects;
import org.gatehouse.shell.line.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the stack a question without doing anything. */
@Component(service = Commands.class)
@GogoCommand(scope = Commands.SCOPE, function = "check")
public final class CheckCommands extends Commands {
  private final Stacker stacker;
  private final Tasks tasks;
  private final ObjectTable objects;

  /** Over this stack. */
  @Activate
  public CheckCommands(
      @Reference Stacker stacker, @Reference Tasks tasks, @Reference ObjectTable objects) {
    this.stacker = stacker;
    this.tasks = tasks;
    this.objects = objects;
  }

  /** {@code lsm:check}. */
  @Descriptor("asks the stack without doing anything; fails when the answer is a denial")
  public @Nullable Object check(
      @Descriptor(
              """
              HOOK SUBJECT [ARGUMENT...] [--quiet] [--json]
              HOOK      a kernel name or a Java name of a check, see lsm:hooks
              SUBJECT   a bundle id, a symbolic name, framework, operator, or self (the operator)
              ARGUMENT  name=value by the hook's parameter names:
                a task, a bundle, a program, creds   as SUBJECT; self is the subject
                a file, a path, an inode             a path; mask=rwxa says what a file is opened for
                a socket                             inet:stream, inet6:dgram, unix:stream
                an address                           '127.0.0.1:80', '[::1]:80', /run/a.socket
                a service                            interfaces with commas; of=TASK says whose
                a message                            a topic
                an extended attribute                name:value
              --quiet   a denial does not make the command fail
              """)
          String... words) {
    return call("check", words, this::check);
  }

  private Object check(Words words) {
    HookInfo hook = Hooks.find(stacker.hooks(), words.operand(0));
    Cred subject = new Subjects(tasks, tasks.operator()).cred(words.operand(1));
    CheckReport report = new CheckReport(ask(hook, subject, words.from(2)));
    if (report.isDenied() && !words.has("--quiet")) {
      Process.Utils.current().out().println(show(words, report));
      throw new LsmException(report.errno(), "denied" + report.reason());
    }
    return show(words, report);
  }

  private CheckResult ask(HookInfo hook, Cred subject, List<String> arguments) {
    try (Question question = new Question(hook, subject, tasks, objects)) {
      return stacker.check(hook.kernelName(), subject, question.values(arguments));
    }
  }
}
