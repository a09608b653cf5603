package org.gatehouse.selinux;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.selinux.server.KnownClass;

/**
 * What the module asks about: classes of the Linux kernel that a JVM has objects of, and those that
 * only a JVM has, in the manner of a userspace object manager. Those that a policy lacks are
 * decided by what it says of unknown ones. The same as {@code etc/selinux/classes.cil}; a test
 * compares them.
 */
public enum SelinuxClass {
  SECURITY(
      "compute_av compute_create compute_member check_context load_policy compute_relabel "
          + "compute_user setenforce setbool setsecparam setcheckreqprot read_policy validate_trans"),
  PROCESS(
      "fork transition sigchld sigkill sigstop signull signal ptrace getsched setsched "
          + "getsession getpgid setpgid getcap setcap share getattr setexec setfscreate noatsecure "
          + "siginh setrlimit rlimitinh dyntransition setcurrent execmem execstack execheap "
          + "setkeycreate setsockcreate getrlimit"),
  PROCESS2("nnp_transition nosuid_transition"),
  SYSTEM("ipc_info syslog_read syslog_mod syslog_console module_request module_load"),
  CAPABILITY(Commons.CAPABILITIES),
  FILESYSTEM(
      "mount remount unmount getattr relabelfrom relabelto associate quotamod quotaget watch"),
  FILE(Commons.FILE, "execute_no_trans entrypoint"),
  DIR(Commons.FILE, "add_name remove_name reparent search rmdir"),
  FD("use"),
  LNK_FILE(Commons.FILE),
  CHR_FILE(Commons.FILE),
  BLK_FILE(Commons.FILE),
  SOCK_FILE(Commons.FILE),
  FIFO_FILE(Commons.FILE),
  SOCKET(Commons.SOCKET),
  TCP_SOCKET(Commons.SOCKET, "node_bind name_connect"),
  UDP_SOCKET(Commons.SOCKET, "node_bind"),
  RAWIP_SOCKET(Commons.SOCKET, "node_bind"),
  NODE("recvfrom sendto"),
  NETIF("ingress egress"),
  UNIX_STREAM_SOCKET(Commons.SOCKET, "connectto"),
  UNIX_DGRAM_SOCKET(Commons.SOCKET),
  MSG("send receive"),
  KEY("view read write search link setattr create"),
  CAPABILITY2(Commons.CAPABILITIES2),
  CAP_USERNS(Commons.CAPABILITIES),
  CAP2_USERNS(Commons.CAPABILITIES2),
  USER_NAMESPACE("create"),
  OSGI_BUNDLE("install update uninstall start stop refresh getattr read wire listen"),
  OSGI_SERVICE("register modify unregister get find listen"),
  JVM_CLASS("define load reflect instrument"),
  JVM_PROPERTY("read write"),
  JVM_GLOBAL("getattr setattr command dump hook"),
  JVM_MBEAN("register unregister getattr setattr invoke"),
  JVM_THREAD("list interrupt setsched dump"),
  LSM_STACK("getattr setattr load unload enable disable lockdown");

  private final String permissions;

  SelinuxClass(String... permissions) {
    this.permissions = String.join(" ", permissions);
  }

  /** Its number for the security server and the cache. */
  @SuppressWarnings("EnumOrdinal") // the order here is the numbering
  public int number() {
    return ordinal() + 1;
  }

  /** Its name in policies. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether only a JVM has it, so that a program and not the kernel decides about it. */
  public boolean isUserspace() {
    return compareTo(OSGI_BUNDLE) >= 0;
  }

  /** The bits of some permissions, one word each. */
  public int bits(String... names) {
    return asKnown().bits(names);
  }

  /** The names of the permissions of these bits, in their order. */
  public List<String> names(int bits) {
    List<String> all = List.of(permissions.split(" "));
    return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
        .filter(i -> (bits & 1 << i) != 0)
        .map(all::get)
        .toList();
  }

  /** The class of a number that {@link #number} gave. */
  public static SelinuxClass of(int number) {
    return ALL[number - 1];
  }

  /** All, as the security server wants to know them. */
  public static List<KnownClass> known() {
    return Stream.of(ALL).map(SelinuxClass::asKnown).toList();
  }

  private KnownClass asKnown() {
    return new KnownClass(label(), List.of(permissions.split(" ")));
  }

  private static final SelinuxClass[] ALL = values();

  /** Permissions that several classes begin with. */
  private static final class Commons {
    static final String FILE =
        "ioctl read write create getattr setattr lock relabelfrom relabelto append map unlink "
            + "link rename execute quotaon mounton audit_access open execmod watch watch_mount "
            + "watch_sb watch_with_perm watch_reads";
    static final String SOCKET =
        "ioctl read write create getattr setattr lock relabelfrom relabelto append map bind "
            + "connect listen accept getopt setopt shutdown recvfrom sendto name_bind";
    static final String CAPABILITIES =
        "chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap "
            + "linux_immutable net_bind_service net_broadcast net_admin net_raw ipc_lock ipc_owner "
            + "sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice "
            + "sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap";
    static final String CAPABILITIES2 =
        "mac_override mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf "
            + "checkpoint_restore";
  }
}
