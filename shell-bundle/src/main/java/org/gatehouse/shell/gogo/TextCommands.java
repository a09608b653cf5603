package org.gatehouse.shell.gogo;

import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Commands on files and text of the operating system. */
@Component(service = TextCommands.class)
@GogoCommand(
    scope = "gogo",
    function = {
      "cat", "echo", "grep", "sort", "sleep", "cd", "pwd", "ls", "less", "head", "tail", "clear",
      "wc", "date"
    })
public final class TextCommands extends Posix {
  /** For sessions of this runtime. */
  @Activate
  public TextCommands(@Reference CommandProcessor processor) {
    super(processor);
  }
}
