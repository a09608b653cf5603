package org.gatehouse.shell.gogo;

import org.apache.felix.gogo.jline.Procedural;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Component;

/** Conditions and loops. */
@Component(service = ControlCommands.class)
@GogoCommand(
    scope = "gogo",
    function = {"each", "if", "not", "throw", "try", "until", "while", "break", "continue"})
public final class ControlCommands extends Procedural {}
