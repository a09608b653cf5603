package org.gatehouse.apparmor.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Address families and socket types, by name and by Linux's number. */
final class SocketTypes {
  /** From 0; the gaps have no name. */
  private static final List<String> TYPES =
      Arrays.asList("none stream dgram raw rdm seqpacket dccp - - - packet".split(" "));

  /** Those that network rules know. */
  private static final List<String> OF_FAMILIES =
      List.of("stream", "dgram", "seqpacket", "rdm", "raw", "packet");

  private static final List<String> FAMILIES =
      Arrays.asList(
          ("unspec unix inet ax25 ipx appletalk netrom bridge atmpvc x25 inet6 rose - netbeui"
                  + " security key netlink packet ash econet atmsvc rds sna irda pppox wanpipe llc"
                  + " ib mpls can tipc bluetooth iucv rxrpc isdn phonet ieee802154 caif alg nfc"
                  + " vsock kcm qipcrtr smc xdp mctp")
              .split(" "));

  private SocketTypes() {}

  /** The number of a type; -1 if there is none. */
  static int number(String type) {
    return type.equals("-") ? -1 : TYPES.indexOf(type);
  }

  /** The names of types and protocols. */
  static List<String> typeNames() {
    List<String> names = new ArrayList<>(OF_FAMILIES);
    names.addAll(List.of("tcp", "udp", "icmp"));
    return names;
  }

  static int families() {
    return FAMILIES.size();
  }

  static String family(int number) {
    return FAMILIES.get(number);
  }

  static String type(int number) {
    return TYPES.get(number);
  }

  /** The bits of the types a family has under this name, protocols too. */
  static int types(String family, String type) {
    int protocol = protocol(family, type);
    return OF_FAMILIES.contains(type) ? 1 << number(type) : protocol;
  }

  /** The bits of all types of a family that have a name. */
  static int all() {
    return OF_FAMILIES.stream().mapToInt(type -> 1 << number(type)).reduce(0, (a, b) -> a | b);
  }

  private static int protocol(String family, String name) {
    boolean four = family.equals("inet");
    return switch (name) {
      case "tcp" -> four || family.equals("inet6") ? 1 << 1 : 0;
      case "udp" -> four || family.equals("inet6") ? 1 << 2 : 0;
      case "icmp" -> four ? 1 << 3 : 0;
      default -> 0;
    };
  }
}
