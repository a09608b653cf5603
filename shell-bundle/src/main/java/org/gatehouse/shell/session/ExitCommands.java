package org.gatehouse.shell.session;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Component;

/** Leaves the console or ends the script. */
@Component(service = ExitCommands.class)
@GogoCommand(
    scope = "gatehouse",
    function = {"exit", "quit"})
public final class ExitCommands {
  /** {@code exit}. */
  @Descriptor("leaves the shell with status 0")
  public void exit(CommandSession session) {
    session.put(Evaluator.EXIT, 0);
  }

  /** {@code exit STATUS}. */
  @Descriptor("leaves the shell")
  public void exit(CommandSession session, @Descriptor("0 or 1") int status) {
    session.put(Evaluator.EXIT, status == 0 ? 0 : 1);
  }

  /** {@code quit}. */
  @Descriptor("leaves the shell with status 0")
  public void quit(CommandSession session) {
    exit(session);
  }
}
