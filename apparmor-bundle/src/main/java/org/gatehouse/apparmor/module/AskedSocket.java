package org.gatehouse.apparmor.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.apparmor.decide.Finding;
import org.gatehouse.apparmor.record.RecordText;
import org.gatehouse.lsm.object.SocketObject;

/** A socket of a family and a type, in Linux's numbers. */
record AskedSocket(String operation, int family, int type) implements Asked {
  static final int SEND = 2;
  static final int RECEIVE = 4;
  static final int CREATE = 0x10;
  static final int SHUTDOWN = 0x20;
  static final int CONNECT = 0x40;
  static final int GETATTR = 0x200;
  static final int ACCEPT = 0x100000;
  static final int BIND = 0x200000;
  static final int LISTEN = 0x400000;
  static final int SETOPT = 0x1000000;
  static final int GETOPT = 0x2000000;

  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final Map<Integer, String> NAMES =
      new TreeMap<>(
          Map.of(
              SEND,
              "send",
              RECEIVE,
              "receive",
              CREATE,
              "create",
              SHUTDOWN,
              "shutdown",
              CONNECT,
              "connect",
              GETATTR,
              "getattr",
              ACCEPT,
              "accept",
              BIND,
              "bind",
              LISTEN,
              "listen",
              SETOPT,
              "setopt"));

  private static String names(int bits) {
    List<String> names = new ArrayList<>();
    NAMES.forEach((bit, name) -> names.addAll((bits & bit) != 0 ? List.of(name) : List.of()));
    names.addAll((bits & GETOPT) != 0 ? List.of("getopt") : List.of());
    return String.join(" ", names);
  }

  private boolean isDatagram() {
    return type == SocketObject.SOCK_DGRAM;
  }

  private boolean isUnix() {
    return family == SocketObject.AF_UNIX;
  }

  private String familyName() {
    return isUnix() ? "unix" : family == SocketObject.AF_INET6 ? "inet6" : "inet";
  }

  private String typeName() {
    return isDatagram() ? "dgram" : "stream";
  }

  @Override
  public void describe(RecordText record, Finding finding) {
    record
        .word("family", familyName())
        .word("sock_type", typeName())
        .number("protocol", isUnix() ? 0 : isDatagram() ? UDP : TCP)
        .word("requested_mask", names(finding.requested()))
        .optional("denied_mask", names(finding.denied()));
  }

  @Override
  public String rule(Finding finding) {
    return "network " + familyName() + " " + typeName() + ",";
  }
}
