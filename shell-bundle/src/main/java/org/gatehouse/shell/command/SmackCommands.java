package org.gatehouse.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.module.Tasks;
import org.gatehouse.lsm.securityfs.SecurityFs;
import org.gatehouse.shell.line.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands of Smack's own tools; each reads or writes the module's files of the tree. */
@Component(service = Commands.class)
@GogoCommand(
    scope = Commands.SCOPE,
    function = {"smackload", "smackaccess", "chsmack", "smackgen"})
public final class SmackCommands extends Commands {
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final String ROOT = "/security/smack/";
  private static final String LABEL = ROOT + "label";
  private static final String ACCESS = "/fs/smackfs/access2";
  private static final Map<String, String> ATTRIBUTES =
      Map.of("--access", "SMACK64", "--exec", "SMACK64EXEC", "--mmap", "SMACK64MMAP");

  private final SecurityFs tree;
  private final Tasks tasks;

  /** Over this tree. */
  @Activate
  public SmackCommands(@Reference SecurityFs tree, @Reference Tasks tasks) {
    this.tree = tree;
    this.tasks = tasks;
  }

  /** {@code lsm:smackload}. */
  @Descriptor("loads rules of Smack, all or none of them")
  public @Nullable Object smackload(
      CommandSession session,
      @Descriptor(
              """
              [FILE] [--replace]
              FILE       rules to add; without it the operator's directory takes the place of all
              --replace  the rules of the file take the place of all there are
              """)
          String... words) {
    return call("smackload", words, given -> smackload(session, given));
  }

  private @Nullable Object smackload(CommandSession session, Words words) {
    if (words.optional(0).isEmpty()) {
      write(ROOT + "reload", "1");
      return null;
    }
    Path file = session.currentDir().resolve(words.operand(0));
    try {
      write(ROOT + (words.has("--replace") ? "policy" : "load"), text(file));
    } catch (LsmException e) {
      throw new LsmException(e.errno(), file + ":" + e.getMessage(), e);
    }
    return null;
  }

  /** {@code lsm:smackaccess}. */
  @Descriptor("asks Smack whether a label may access another: 1 or 0")
  public @Nullable Object smackaccess(@Descriptor("SUBJECT OBJECT ACCESS") String... words) {
    return call("smackaccess", words, this::smackaccess);
  }

  private Object smackaccess(Words words) {
    write(ACCESS, String.join(" ", words.operands()));
    return read(ACCESS);
  }

  /** {@code lsm:chsmack}. */
  @Descriptor("shows or changes the Smack labels of a file")
  public @Nullable Object chsmack(
      CommandSession session,
      @Descriptor(
              """
              PATH [--access=LABEL] [--exec=LABEL] [--mmap=LABEL] [--transmute] [--drop]
              --access     the label of the file
              --exec       the label of what is started from it
              --mmap       the label for mapping it
              --transmute  a directory hands its label down
              --drop       takes the label off the file
              """)
          String... words) {
    return call("chsmack", words, given -> chsmack(session, given));
  }

  private Object chsmack(CommandSession session, Words words) {
    String path = session.currentDir().resolve(words.operand(0)).toString();
    if (words.has("--drop")) {
      write(LABEL, "remove SMACK64 " + path);
    }
    ATTRIBUTES.forEach(
        (option, name) ->
            words
                .value(option)
                .ifPresent(label -> write(LABEL, "set " + name + " " + label + " " + path)));
    if (words.has("--transmute")) {
      write(LABEL, "set SMACK64TRANSMUTE TRUE " + path);
    }
    write(LABEL, "show " + path);
    return read(LABEL).strip();
  }

  /** {@code lsm:smackgen}. */
  @Descriptor("prints rules for what Smack denied or only allowed to bring up")
  public @Nullable Object smackgen(
      @Descriptor(
              """
              [--forget]
              --forget  begins anew afterwards
              """)
          String... words) {
    return call("smackgen", words, this::smackgen);
  }

  private Object smackgen(Words words) {
    String rules = read(ROOT + "seen");
    if (words.has("--forget")) {
      write(ROOT + "seen", "0");
    }
    return rules.stripTrailing();
  }

  private String read(String path) {
    return new String(tree.read(tasks.operator(), path), BYTES);
  }

  private void write(String path, String text) {
    tree.write(tasks.operator(), path, text.getBytes(BYTES), 0);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, BYTES);
    } catch (NoSuchFileException e) {
      throw new LsmException(Errno.ENOENT, "no such file", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
