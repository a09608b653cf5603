package org.gatehouse.shell.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.lsm.hook.Errno;
import org.gatehouse.lsm.hook.LsmException;
import org.gatehouse.lsm.object.Address;
import org.gatehouse.lsm.object.SocketObject;

/** Addresses as text; names are not resolved, as a hook never sees one. */
final class Addresses {
  private static final Pattern INET = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}):(\\d{1,5})");
  private static final Pattern INET6 = Pattern.compile("\\[([0-9A-Fa-f:.%]+)]:(\\d{1,5})");
  private static final int MAX_PORT = 0xffff;

  private Addresses() {}

  static Address parse(String text) {
    Matcher inet = INET.matcher(text);
    Matcher inet6 = INET6.matcher(text);
    if (inet.matches() && port(inet) <= MAX_PORT) {
      return new Address(SocketObject.AF_INET, inet.group(1), port(inet));
    }
    if (inet6.matches() && port(inet6) <= MAX_PORT) {
      return new Address(SocketObject.AF_INET6, inet6.group(1), port(inet6));
    }
    if (text.startsWith("/")) {
      return new Address(SocketObject.AF_UNIX, text, 0);
    }
    throw bad(text);
  }

  private static int port(Matcher address) {
    return Integer.parseInt(address.group(2));
  }

  private static LsmException bad(String text) {
    return new LsmException(
        Errno.EINVAL, "'" + text + "' is not an address such as 127.0.0.1:80, [::1]:80 or /run/s");
  }
}
