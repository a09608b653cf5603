package org.gatehouse.shell.gogo;

import org.apache.felix.gogo.jline.Builtin;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Component;

/** Commands on the session: variables, jobs, history. */
@Component(service = SessionCommands.class)
@GogoCommand(
    scope = "gogo",
    function = {"format", "new", "set", "tac", "type", "jobs", "fg", "bg", "history"})
public final class SessionCommands extends Builtin {}
