package org.gatehouse.selinux.fs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.Authority;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.label.FileType;
import org.gatehouse.selinux.query.PolicyFacts;
import org.gatehouse.selinux.query.RuleSearch;
import org.gatehouse.selinux.server.ActivePolicy;

/** {@code /security/selinux}: what the tools of SELinux do in programs of their own. */
public final class ToolFiles {
  /** Where they are. */
  public static final String ROOT = "/security/selinux/";

  private static final int OWNER = 0600;

  private final SelinuxFs fs;
  private final SelinuxState state;
  private final Authority authority;
  private final Answers answers;
  private final LocalFiles local;

  /** Files beside those of {@code fs}, over the same state. */
  public ToolFiles(
      SelinuxFs fs, SelinuxState state, Authority authority, Answers answers, LocalFiles local) {
    this.fs = fs;
    this.state = state;
    this.authority = authority;
    this.answers = answers;
    this.local = local;
  }

  /** By path. */
  public Map<String, ControlFile> files() {
    return Map.of(
        ROOT + "seinfo",
        query("seinfo", PolicyFacts::run),
        ROOT + "sesearch",
        query("sesearch", RuleSearch::run),
        ROOT + "matchpathcon",
        new Node("matchpathcon", OWNER, this::matched, this::match),
        ROOT + "booleans.local",
        new Node("booleans.local", OWNER, subject -> local.booleans(), this::keep),
        ROOT + "reload",
        new Node("reload", 0200, subject -> "", this::reload),
        ROOT + "dontaudit",
        new Node("dontaudit", OWNER, subject -> local.isDontaudit() ? "1" : "0", this::dontaudit),
        ROOT + "changed",
        ControlFile.readOnly(() -> String.join("\n", local.changed())),
        ROOT + "progress",
        ControlFile.readOnly(fs::progress));
  }

  /** What a tool answers to its words. */
  private interface Tool {
    List<String> run(ActivePolicy policy, String line);
  }

  /** The words of a line are written, what the tool prints is read. */
  private ControlFile query(String name, Tool tool) {
    return new Node(
        name,
        OWNER,
        subject -> answers.of(subject, name),
        (subject, line) -> {
          authority.require(subject, SelinuxClass.SECURITY.bits("read_policy"));
          answers.put(subject, name, String.join("\n", tool.run(state.active(), line)));
        });
  }

  private String matched(Cred subject) {
    return answers.of(subject, "matchpathcon");
  }

  /** A path, or a symbol of {@code file_contexts} for a type of file, a blank, and a path. */
  private void match(Cred subject, String text) {
    String line = new String(text.getBytes(ISO_8859_1), UTF_8).replaceAll("\n$", "");
    boolean typed = line.startsWith("-") && line.length() > 3;
    FileType type = typed ? type(line.substring(0, 2)) : FileType.ANY;
    String context = local.context(typed ? line.substring(3) : line, type);
    answers.put(subject, "matchpathcon", context == null ? "<<none>>" : context);
  }

  private static FileType type(String symbol) {
    return Arrays.stream(FileType.values())
        .filter(type -> type.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(() -> new LsmException(Errno.EINVAL, "no file type " + symbol));
  }

  /** Lines of a boolean's name, a blank, and a number; all of them or none. */
  private void keep(Cred subject, String text) {
    authority.require(subject, SelinuxClass.SECURITY.bits("setbool"));
    Map<String, Boolean> states = new HashMap<>();
    text.lines().filter(line -> !line.isBlank()).forEach(line -> read(line, states));
    local.keep(states);
  }

  private void read(String line, Map<String, Boolean> states) {
    String[] words = line.strip().split(" ", 2);
    if (words.length < 2) {
      throw new LsmException(Errno.EINVAL, "expected a boolean and its state: " + line);
    }
    if (!state.booleans().containsKey(words[0])) {
      throw new LsmException(Errno.ENOENT, "no SELinux boolean " + words[0]);
    }
    states.put(words[0], Scan.number(words[1]) != 0);
  }

  /** The policy of the operator's directory with its dontaudit rules, or without; or neither. */
  private synchronized void dontaudit(Cred subject, String text) {
    authority.require(subject, SelinuxClass.SECURITY.bits("load_policy"));
    boolean before = local.isDontaudit();
    local.dontaudit(Scan.number(text) != 0);
    try {
      reload(subject, text);
    } catch (LsmException e) {
      local.dontaudit(before);
      throw e;
    }
  }

  /** The policy of the operator's directory takes the place of the one in force. */
  private synchronized void reload(Cred subject, String text) {
    fs.load().write(subject, local.policy(), 0);
    local.loaded();
  }
}
