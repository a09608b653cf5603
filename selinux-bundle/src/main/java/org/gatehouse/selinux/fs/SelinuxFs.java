package org.gatehouse.selinux.fs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Cred;
import org.gatehouse.lsm.securityfs.ControlFile;
import org.gatehouse.selinux.Authority;
import org.gatehouse.selinux.SelinuxClass;
import org.gatehouse.selinux.SelinuxState;
import org.gatehouse.selinux.server.Relation;

/** All files of {@code /fs/selinux}. Any thread; a load waits for one that is under way. */
public final class SelinuxFs {
  /** Where they are. */
  public static final String ROOT = "/fs/selinux/";

  /** The newest version of binary policies that is read. */
  private static final int NEWEST = 33;

  private final SelinuxState state;
  private final Authority authority;
  private final Answers answers;
  private final PolicyLoad load;
  private final Map<String, ControlFile> files = new LinkedHashMap<>();

  /**
   * Files over a state.
   *
   * @param authority says who may do what; asked before anything happens
   * @param answers where answers wait for their reader
   */
  public SelinuxFs(SelinuxState state, Authority authority, Answers answers) {
    this.state = state;
    this.authority = authority;
    this.answers = answers;
    this.load = new PolicyLoad(state, authority);
    policy();
    questions(new Contexts(state));
    switches();
    directories();
  }

  /** By path. */
  public Map<String, ControlFile> files() {
    return Map.copyOf(files);
  }

  /** What a load that takes its time is doing; empty if there is none. */
  public String progress() {
    return load.progress();
  }

  ControlFile load() {
    return load;
  }

  private void policy() {
    files.put(ROOT + "load", load);
    files.put(ROOT + "policy", new PolicyCopy(state, authority));
    files.put(ROOT + "status", new StatusPage(state));
    shown("policyvers", () -> String.valueOf(NEWEST));
    shown("mls", () -> digit(state.isLoaded() && state.active().policy().isMls()));
    shown("deny_unknown", () -> digit(state.status().denyUnknown()));
    shown(
        "reject_unknown",
        () -> digit(state.isLoaded() && state.active().policy().isUnknownRejected()));
  }

  private void questions(Contexts contexts) {
    question("access", "compute_av", contexts::access);
    question("context", "check_context", contexts::canonical);
    question("create", "compute_create", text -> contexts.compute(Relation.TRANSITION, text));
    question("relabel", "compute_relabel", text -> contexts.compute(Relation.CHANGE, text));
    question("member", "compute_member", text -> contexts.compute(Relation.MEMBER, text));
    question("user", "compute_user", contexts::reachable);
    taken(
        "validatetrans",
        0222,
        (subject, text) -> {
          require(subject, "validate_trans");
          contexts.validate(text);
        });
  }

  private void switches() {
    node("enforce", 0644, subject -> digit(state.isEnforcing()), this::enforce);
    node("checkreqprot", 0644, subject -> "0", this::checkreqprot);
    taken("disable", 0200, (subject, text) -> disable(text));
  }

  /** Only a change needs the permission. */
  private void enforce(Cred subject, String text) {
    boolean enforce = Scan.number(text) != 0;
    if (enforce != state.isEnforcing()) {
      require(subject, "setenforce");
      state.setEnforcing(enforce);
    }
  }

  /** Since Linux 6.4 a number is taken and nothing happens. */
  private void checkreqprot(Cred subject, String text) {
    require(subject, "setcheckreqprot");
    new Scan(text).unsigned();
  }

  /** Since Linux 6.4 a number is taken and nothing happens: the stacker disables modules. */
  private static void disable(String text) {
    Scan.number(text);
  }

  private void directories() {
    PolicyDirectories directories = new PolicyDirectories(state);
    BooleanFiles booleans = new BooleanFiles(state, authority);
    files.put(ROOT + "class", directories.classes());
    files.put(ROOT + "policy_capabilities", directories.capabilities());
    files.put(ROOT + "initial_contexts", directories.initialContexts());
    files.put(ROOT + "booleans", booleans.directory());
    files.put(ROOT + "commit_pending_bools", booleans.commit());
    files.putAll(new AvcFiles(state.avc(), authority).files(ROOT + "avc/"));
  }

  private void require(Cred subject, String permission) {
    authority.require(subject, SelinuxClass.SECURITY.bits(permission));
  }

  private static String digit(boolean on) {
    return on ? "1" : "0";
  }

  private void shown(String name, Supplier<String> content) {
    files.put(ROOT + name, Node.shown(name, content));
  }

  private void node(
      String name, int mode, Function<Cred, String> content, BiConsumer<Cred, String> taker) {
    files.put(ROOT + name, new Node(name, mode, content, taker));
  }

  private void taken(String name, int mode, BiConsumer<Cred, String> taker) {
    node(name, mode, SelinuxFs::unreadable, taker);
  }

  private static String unreadable(Cred subject) {
    throw new LsmException(Errno.EINVAL, "the file cannot be read");
  }

  private void question(String name, String permission, Function<String, String> answer) {
    files.put(ROOT + name, new Question(name, permission, authority, answers, answer));
  }
}
