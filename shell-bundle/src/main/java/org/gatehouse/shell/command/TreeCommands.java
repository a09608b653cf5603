package org.gatehouse.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.shell.line.Words;
import org.gatehouse.shell.text.Listing;
import org.gatehouse.shell.text.Row;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Commands on the control tree. */
@Component(service = Commands.class)
@GogoCommand(
    scope = Commands.SCOPE,
    function = {"ls", "cat", "echo"})
public final class TreeCommands extends Commands {
  private final SecurityFs tree;
  private final Tasks tasks;

  /** Over this tree. */
  @Activate
  public TreeCommands(@Reference SecurityFs tree, @Reference Tasks tasks) {
    this.tree = tree;
    this.tasks = tasks;
  }

  /** {@code lsm:ls}. */
  @Descriptor("lists a directory of the control tree")
  public @Nullable Object ls(@Descriptor("[PATH] [--json]") String... words) {
    return call("ls", words, this::ls);
  }

  private Object ls(Words words) {
    String path = words.optional(0).orElse("/");
    return show(
        words,
        new Listing(
            "nothing in " + path,
            tree.list(tasks.operator(), path).stream().map(TreeCommands::row).toList()));
  }

  private static Map<String, Object> row(SecurityFs.Entry entry) {
    return new Row()
        .with("mode", (entry.directory() ? "d" : "-") + String.format("%04o", entry.mode()))
        .with("name", entry.directory() ? entry.name() + "/" : entry.name())
        .cells();
  }

  /** {@code lsm:cat}. */
  @Descriptor("prints a file of the control tree")
  public @Nullable Object cat(@Descriptor("PATH") String... words) {
    return call("cat", words, this::cat);
  }

  private Object cat(Words words) {
    byte[] content = tree.read(tasks.operator(), words.operand(0));
    String text = new String(content, StandardCharsets.UTF_8);
    // The shell ends the line itself.
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /** {@code lsm:echo}. */
  @Descriptor("writes a text and a newline to a file of the control tree")
  public @Nullable Object echo(
      @Descriptor(
              """
              [-n] TEXT PATH
              -n    no newline
              TEXT  one word; quote what has blanks, and put -- before a text that begins with --
              """)
          String... words) {
    return call("echo", words, this::echo);
  }

  private @Nullable Object echo(Words words) {
    String text = words.operand(0) + (words.has("-n") ? "" : "\n");
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    tree.write(tasks.operator(), words.operand(1), data, 0);
    return null;
  }
}
