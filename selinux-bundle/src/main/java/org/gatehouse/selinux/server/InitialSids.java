package org.gatehouse.selinux.server;

import java.util.List;

/** The SIDs that exist before any policy, as Linux numbers them. */
public final class InitialSids {
  public static final int KERNEL = 1;
  public static final int SECURITY = 2;
  public static final int UNLABELED = 3;
  public static final int FILE = 5;
  public static final int INIT = 7;
  public static final int PORT = 9;
  public static final int NETIF = 10;
  public static final int NETMSG = 11;
  public static final int NODE = 12;
  public static final int DEVNULL = 27;

  /** Their names, from SID 1. */
  public static final List<String> NAMES =
      List.of(
          "kernel",
          "security",
          "unlabeled",
          "fs",
          "file",
          "file_labels",
          "init",
          "any_socket",
          "port",
          "netif",
          "netmsg",
          "node",
          "igmp_packet",
          "icmp_socket",
          "tcp_socket",
          "sysctl_modprobe",
          "sysctl",
          "sysctl_fs",
          "sysctl_kernel",
          "sysctl_net",
          "sysctl_net_unix",
          "sysctl_vm",
          "sysctl_dev",
          "kmod",
          "policy",
          "scmp_packet",
          "devnull");

  private InitialSids() {}
}
